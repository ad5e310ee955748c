import { useCallback, useEffect, useRef, useState } from "react";
import { href } from "react-router";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import type { OriginAnswer } from "../provenance.schema.ts";
import { selectedWords } from "../selected-words.rules.ts";
import { OriginFound } from "./origin-found.tsx";

export const ORIGINS_PANEL = "origins";

type Shown = { kind: "none" } | { kind: "loading"; quote: string } | { kind: "failed" } | { kind: "nothing_selected" } | { kind: "answer"; quote: string; answer: OriginAnswer };
type Props = { space: EditorSpace; slug: string };

/** «Da dove viene questo testo?» for what is selected, or for the caret's paragraph. Opening the panel asks at once. */
export function OriginsPanel({ space, slug }: Props) {
  const { shown, ask } = useOriginQuestion(space, slug);
  const isOpen = space.shown === ORIGINS_PANEL;
  useEffect(() => {
    if (isOpen) void ask();
  }, [isOpen, ask]);
  return (
    <>
      <p>{m.plan_origin_hint()}</p>
      <Button size="sm" data-autofocus onClick={() => void ask()}>{m.plan_origin_ask()}</Button>
      <div role="status" className="mt-3">
        {shown.kind === "loading" && <p>{m.plan_origin_loading()}</p>}
        {shown.kind === "failed" && <p>{m.plan_origin_failed()}</p>}
        {shown.kind === "nothing_selected" && <p>{m.plan_origin_nothing_selected()}</p>}
        {shown.kind === "answer" && (
          <>
            <blockquote lang="it">{shorten(shown.quote)}</blockquote>
            {shown.answer.kind === "gone" ? <p>{m.plan_origin_gone()}</p> : <OriginFound answer={shown.answer} />}
          </>
        )}
      </div>
    </>
  );
}

function useOriginQuestion({ editor, provider }: EditorSpace, slug: string): { shown: Shown; ask: () => Promise<void> } {
  const { slug: ambito } = useDistrict();
  const [shown, setShown] = useState<Shown>({ kind: "none" });
  const latest = useRef(0);
  const ask = useCallback(async () => {
    const words = selectedWords(editor.state);
    const anchor = words && anchorAt(provider.doc, words);
    if (!anchor) return setShown({ kind: "nothing_selected" });
    const { quote } = anchor;
    latest.current += 1;
    const turn = latest.current;
    setShown({ kind: "loading", quote });
    const answer = await fetchOrigins(href("/:ambito/piano/:sezione/da-dove-viene", { ambito, sezione: slug }), { ...anchor, quote: quote.slice(0, 400) });
    if (turn === latest.current) setShown(answer ? { kind: "answer", quote, answer } : { kind: "failed" });
  }, [editor, provider, ambito, slug]);
  return { shown, ask };
}

/** By fetch and not by the router: without a connection the page stays as it is. */
async function fetchOrigins(url: string, anchor: object): Promise<OriginAnswer | null> {
  try {
    const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ anchor }) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function shorten(quote: string): string {
  return quote.length > 160 ? `${quote.slice(0, 150).trimEnd()}…` : quote;
}
