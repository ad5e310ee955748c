import { useCallback, useEffect, useState } from "react";
import { href } from "react-router";
import type { FormFailure } from "#app/platform/forms.ts";
import { followTopic } from "#app/platform/realtime/follow-topic.ts";
import type { SuggestionAbilities } from "./suggestions.abilities.ts";
import type { Suggestion } from "./suggestions.schema.ts";

export type PanelData = { abilities: SuggestionAbilities; items: Suggestion[] };
export type PanelAnswer = { ok: true; text: string } | FormFailure;
type Address = { ambito: string; slug: string; sectionId: string };

/**
 * The suggestions of the text in the editor, read again when something changed, and the way to send a form about them. Not the router's:
 * a failed request must never take the text away from who writes offline.
 */
export function useSuggestions({ ambito, slug, sectionId }: Address) {
  const [data, setData] = useState<PanelData | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<PanelAnswer | null>(null);
  const address = href("/:ambito/piano/:sezione/suggerimenti.json", { ambito, sezione: slug });

  const load = useCallback(async () => {
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) return setFailed(true);
      const loaded: PanelData = await response.json();
      setData(loaded);
      setFailed(false);
    } catch {
      // Offline: what was read stays.
      setFailed(true);
    }
  }, [address]);

  useEffect(() => {
    const first = setTimeout(() => void load());
    const stop = followTopic({ topic: "section", id: sectionId }, () => ({ revalidate: load, revision: undefined }));
    return () => {
      clearTimeout(first);
      stop();
    };
  }, [load, sectionId]);

  /** True when it was accepted; `answer` says what happened. Null as answer: the request did not get through. */
  const send = useCallback(
    async (form: FormData): Promise<boolean | null> => {
      setBusy(true);
      setAnswer(null);
      try {
        const response = await fetch(address, { method: "post", body: form, headers: { Accept: "application/json" } });
        const answered: PanelAnswer = await response.json();
        setAnswer(answered);
        await load();
        return answered.ok;
      } catch {
        return null;
      } finally {
        setBusy(false);
      }
    },
    [address, load],
  );

  return { data, isFailed, isBusy, answer, send };
}
