import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { useArrivals } from "#app/features/documents/use-arrivals.ts";
import { useProviderValue } from "#app/features/documents/use-provider-state.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import { failureOf } from "../suggestion-failure.ts";
import { SUGGESTION_CHOSEN, showSuggestions, suggestionPlaces } from "../suggestion-overlay.extensions.ts";
import { suggestionAuthor } from "../suggestions.render.ts";
import { readingOrder, type SuggestionPlace } from "../suggestion-place.rules.ts";
import type { Suggestion } from "../suggestions.schema.ts";
import { useSuggestions } from "../use-suggestions.ts";
import { SelectionForm } from "./selection-form.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";

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
  useArrivals(data?.items ?? null, { tell: space.tell, sentence: arrivalSentence });
  useChosenInText(space, () => showDecided(false));
  const places = useEditorState({ editor: space.editor, selector: ({ editor }) => suggestionPlaces(editor.state), equalityFn: (one, other) => one === other });

  async function submit(form: FormData): Promise<void> {
    setSaid("");
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
  const shown = isDecidedShown ? decided : open;
  return (
    <div className="ta-suggestions-panel">
      {/* Always there, so that what happened is read out whichever way it came about. */}
      <p ref={status} role="status" className="mb-2">{said}</p>
      {data?.abilities.canSuggest && (isOffline ? <p>{m.suggestions_panel_offline()}</p> : <SelectionForm space={space} newId={newId} sending={sending} failure={failureOf(answer, "suggest")} />)}
      {data === null && <p>{isFailed ? m.suggestions_panel_failed() : m.suggestions_panel_loading()}</p>}
      <fieldset className="ta-suggestions-filter">
        <legend className="visually-hidden">{m.suggestions_panel_filter()}</legend>
        <Button size="xs" variant={isDecidedShown ? "outline" : "primary"} aria-pressed={!isDecidedShown} onClick={() => showDecided(false)}>{m.suggestions_panel_filter_open({ count: open.length })}</Button>{" "}
        <Button size="xs" variant={isDecidedShown ? "primary" : "outline"} aria-pressed={isDecidedShown} onClick={() => showDecided(true)}>{m.suggestions_panel_filter_decided({ count: decided.length })}</Button>
      </fieldset>
      {shown.length === 0 && data && <p>{isDecidedShown ? m.suggestions_panel_none_decided() : m.suggestions_panel_none_open()}</p>}
      <ol className="ta-suggestions">
        {data && shown.map((item) => <SuggestionCard key={item.id} suggestion={item} abilities={data.abilities} answer={answer} sending={sending} actions={<WayToWords space={space} place={item.place} />} />)}
      </ol>
      <p className="mt-3"><Link to={href("/:ambito/piano/:sezione/suggerimenti", { ambito, sezione: section.slug })}>{m.suggestions_panel_page()}</Link></p>
    </div>
  );
}

/** Takes the caret to the words: from there Ctrl + Alt + S leads back. */
function WayToWords({ space: { editor }, place }: { space: EditorSpace; place: SuggestionPlace }) {
  if (place.state === "gone") return null;
  return (
    <p className="ta-suggestion-actions mb-2">
      <Button size="xs" variant="outline" onClick={() => editor.chain().focus().setTextSelection({ from: place.from, to: place.to }).scrollIntoView().run()}>{m.suggestions_panel_go()}</Button>
    </p>
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

function arrivalSentence(suggestion: Suggestion): string {
  return m.suggestions_announce_new({ number: suggestion.number, author: suggestionAuthor(suggestion) });
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
