import { useEditorState } from "@tiptap/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { useArrivals } from "#app/features/documents/use-arrivals.ts";
import { useProviderValue } from "#app/features/documents/use-provider-state.ts";
import { m } from "#app/paraglide/messages.js";
import { failureOf } from "../suggestion-failure.ts";
import { SUGGESTION_CHOSEN, showSuggestions, suggestionPlaces } from "../suggestion-overlay.extensions.ts";
import { suggestionArrivals } from "../suggestion-arrivals.render.ts";
import { readingOrder, type SuggestionPlace } from "../suggestion-place.rules.ts";
import type { Suggestion } from "../suggestions.schema.ts";
import { useSuggestions } from "../use-suggestions.ts";
import { SelectionForm } from "./selection-form.tsx";
import { SuggestionsList } from "./suggestions-list.tsx";

type Props = { space: EditorSpace; section: { id: string; slug: string } };
const NONE: readonly Suggestion[] = [];
const GONE: SuggestionPlace = { state: "gone" };

/** The suggestions beside the text, in its order; shows the open ones over it. */
export function SuggestionsPanel({ space, section }: Props) {
  const { slug: ambito } = useDistrict();
  const { data, isFailed, isBusy, answer, send } = useSuggestions({ ambito, slug: section.slug, sectionId: section.id });
  const isOffline = useProviderValue(space.provider, ({ status }) => status === "offline");
  const [isDecidedShown, showDecided] = useState(false);
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const items = data?.items ?? NONE;
  useOverlay(space, items);
  const [answered, setAnswered] = useState<readonly string[]>([]);
  const heard = useMemo(() => data && suggestionArrivals(data.items, (id) => answered.includes(id)), [data, answered]);
  useArrivals(heard, space.tell);
  useChosenInText(space, () => showDecided(false));
  const places = useEditorState({ editor: space.editor, selector: ({ editor }) => suggestionPlaces(editor.state), equalityFn: (one, other) => one === other });

  async function submit(form: FormData): Promise<void> {
    setSaid("");
    setAnswered((before) => [...before, `${form.get("suggestionId")}`]);
    const isDone = await send(form);
    if (isDone === null) return setSaid(m.suggestions_panel_offline());
    if (!isDone) return;
    setSaid(doneSentence(form));
    if (form.get("intent") === "suggest") {
      setNewId(crypto.randomUUID());
      space.editor.commands.focus();
    } else if (form.get("intent") !== "revise") {
      // The card goes to the concluded ones, and the button that was pressed with it.
      status.current?.closest<HTMLElement>("[data-panel]")?.focus();
    }
  }

  const sending = { send: (form: FormData) => void submit(form), isBusy };
  const open = readingOrder(items.filter(({ status }) => status === "open").map((item) => ({ ...item, place: places.get(item.id) ?? GONE })));
  const decided = items.filter(({ status }) => status !== "open").map((item) => ({ ...item, place: GONE }));
  const isFirst = data !== null && (data.abilities.canAccept || data.abilities.canDecline);
  const list = <SuggestionsList {...{ editor: space.editor, data, open, decided, isDecidedShown, isFirst, answer, sending }} onShowDecided={showDecided} />;
  return (
    <div className="ta-suggestions-panel">
      {/* Always there, so that what happened is read out whichever way it came about. */}
      <p ref={status} role="status" className="mb-2">{said}</p>
      {isFirst && list}
      {data?.abilities.canSuggest && (isOffline ? <p>{m.suggestions_panel_offline()}</p> : <SelectionForm space={space} newId={newId} sending={sending} failure={failureOf(answer, "suggest")} />)}
      {data === null && <p>{isFailed ? m.suggestions_panel_failed() : m.suggestions_panel_loading()}</p>}
      {!isFirst && list}
      <p className="mt-3"><Link to={href("/:ambito/piano/:sezione/suggerimenti", { ambito, sezione: section.slug })}>{m.suggestions_panel_page()}</Link></p>
    </div>
  );
}

function useOverlay({ editor }: EditorSpace, items: readonly Suggestion[]): void {
  useEffect(() => {
    if (!editor.isDestroyed) showSuggestions(editor.view, items.filter(({ status, moderation }) => status === "open" && moderation !== "hidden"));
  }, [editor, items]);
}

/** A suggestion clicked in the text opens the panel at its card. */
function useChosenInText(space: EditorSpace, show: () => void): void {
  const now = useRef({ space, show });
  useEffect(() => {
    now.current = { space, show };
  });
  const { editor } = space;
  useEffect(() => {
    const element = editor.view.dom;
    const open = (event: Event): void => {
      if (!(event instanceof CustomEvent)) return;
      now.current.show();
      now.current.space.openPanel("suggestions");
      // After the panel has taken the focus.
      requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`suggerimento-${event.detail}`)?.focus()));
    };
    element.addEventListener(SUGGESTION_CHOSEN, open);
    return () => element.removeEventListener(SUGGESTION_CHOSEN, open);
  }, [editor]);
}

function doneSentence(form: FormData): string {
  switch (form.get("intent")) {
    case "suggest":
      return m.suggestions_done_suggest();
    case "revise":
      return m.suggestions_done_revise();
    case "withdraw":
      return m.suggestions_done_withdraw();
    default:
      return m.suggestions_done_decide();
  }
}
