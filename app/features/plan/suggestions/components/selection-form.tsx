import { useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import type { SentForm } from "../suggestion-failure.ts";
import type { SuggestionAnchor } from "../suggestion-place.rules.ts";
import { type SuggestionTarget, targetOf } from "../suggestion-target.rules.ts";
import { bringsBlocks, bringsWords, SUGGESTION_KINDS, SUGGESTION_LIMITS, type SuggestionKind } from "../suggestions.limits.ts";
import { suggestionKindName } from "../suggestions.render.ts";
import { type Sending, SuggestionForm } from "./suggestion-form.tsx";

type Props = { space: EditorSpace; newId: string; sending: Sending; failure: SentForm | null };

/** Suggests a change to what is selected in the text: the words of the selection, or the paragraphs around it. */
export function SelectionForm({ space: { editor, provider }, newId, sending, failure }: Props) {
  const target = useEditorState({ editor, selector: ({ editor: { state } }) => targetOf(state.doc, state.selection) });
  const [chosen, setChosen] = useState<SuggestionKind | null>(null);
  const kind = chosen && target.kinds.includes(chosen) ? chosen : target.kinds[0];
  if (!kind) return <p data-autofocus tabIndex={-1}>{m.suggestions_panel_select_first()}</p>;
  const isBlocks = !["insert", "delete", "replace"].includes(kind);
  const words = isBlocks ? target.blockWords : target.words;

  function send(form: FormData): void {
    const anchor = kind && anchorOfTarget(kind, target, (range) => anchorAt(provider.doc, range));
    if (anchor) form.set("anchor", JSON.stringify(anchor));
    sending.send(form);
  }

  return (
    <SuggestionForm key={newId} sending={{ ...sending, send }} intent="suggest" suffix="testo" failure={failure} submit={m.suggestions_form_send()}>
      <input type="hidden" name="id" value={newId} />
      <p className="ta-suggestion-target" lang="it">{words === "" ? m.suggestions_panel_select_first() : isBlocks ? m.suggestions_panel_paragraph({ words: shortened(words) }) : m.suggestions_panel_selected({ words: shortened(words) })}</p>
      <KindChoice kinds={target.kinds} kind={kind} onChoose={setChosen} />
      {(bringsWords(kind) || bringsBlocks(kind)) && (
        <TextareaField
          key={bringsBlocks(kind) ? "blocks" : "words"} id="proposed-testo" name="proposed" label={m.suggestions_form_proposed()} hint={bringsBlocks(kind) ? m.suggestions_form_blocks_hint() : undefined} error={failure?.errors["proposed"]}
          rows={3} lang="it" required defaultValue={failure?.typed("proposed") ?? ""} data-autofocus
        />
      )}
      <TextareaField
        id="reason-testo" name="reason" label={m.suggestions_form_reason()} hint={m.suggestions_form_reason_hint()} error={failure?.errors["reason"]} rows={2} maxLength={SUGGESTION_LIMITS.reason} required
        defaultValue={failure?.typed("reason")} data-autofocus
      />
    </SuggestionForm>
  );
}

function KindChoice({ kinds, kind, onChoose }: { kinds: readonly SuggestionKind[]; kind: SuggestionKind; onChoose: (kind: SuggestionKind) => void }): ReactNode {
  const choose = (value: string) => {
    const chosen = SUGGESTION_KINDS.find((one) => one === value);
    if (chosen) onChoose(chosen);
  };
  return (
    // Radio buttons tell the whole group of a change.
    <div role="presentation" onChange={(event) => event.target instanceof HTMLInputElement && choose(event.target.value)}>
      <RadioGroup key={kinds.join()} id="kind-testo" name="kind" legend={m.suggestions_form_kind()} defaultValue={kind} options={kinds.map((value) => ({ value, label: suggestionKindName(value) }))} />
    </div>
  );
}

function anchorOfTarget(kind: SuggestionKind, { range, blockIds }: SuggestionTarget, anchorOf: (range: { from: number; to: number }) => SuggestionAnchor | null): SuggestionAnchor | null {
  switch (kind) {
    case "add_block":
      return { afterBlockId: blockIds.at(-1) ?? null };
    case "remove_block":
    case "replace_block":
      return { blockIds };
    case "insert":
    case "delete":
    case "replace":
      return anchorOf(range);
  }
}

function shortened(words: string): string {
  return words.length > 300 ? `${words.slice(0, 300)}…` : words;
}
