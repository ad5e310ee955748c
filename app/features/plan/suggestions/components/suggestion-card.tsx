import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { Tag, type TagTone } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { failureOf } from "../suggestion-failure.ts";
import { isAnswerable, type SuggestionAbilities } from "../suggestions.abilities.ts";
import type { SuggestionStatus } from "../suggestions.limits.ts";
import type { PlacedSuggestion } from "../suggestions.queries.server.ts";
import { proposedWords, suggestionAuthor, suggestionKindName, suggestionStatusName } from "../suggestions.render.ts";
import { DecideForm } from "./decide-form.tsx";
import { OwnForms } from "./own-forms.tsx";
import type { Sending } from "./suggestion-form.tsx";
import { SuggestionWords } from "./suggestion-words.tsx";
import "./suggestions.css";

type Props = {
  suggestion: PlacedSuggestion;
  abilities: SuggestionAbilities;
  /** What the action answered last. */
  answer: unknown;
  sending?: Sending | undefined;
  /** What stands beside the title, such as the way to the words. */
  actions?: ReactNode;
};

const tones = { open: "info", accepted: "success", partly: "success", declined: "neutral", withdrawn: "neutral" } as const satisfies Record<SuggestionStatus, TagTone>;

/** One suggestion: who asks for what and why, what was answered, and the forms of whom it concerns. */
export function SuggestionCard({ suggestion, abilities, answer, sending, actions }: Props) {
  const { id, number, kind, original, status, reason, createdAt, isMine, moderation } = suggestion;
  const title = `suggerimento-${number}-titolo`;
  return (
    <li id={`suggerimento-${number}`} className="ta-suggestion" tabIndex={-1} aria-labelledby={title}>
      <h3 id={title} className="h6 mb-1">{m.suggestions_card_title({ number, kind: suggestionKindName(kind) })}</h3>
      <p className="mb-2">
        <strong>{suggestionAuthor(suggestion)}</strong> · <Time value={createdAt} withTime /> <Tag tone={tones[status]}>{suggestionStatusName(status)}</Tag>{" "}
        {isMine && <Tag>{m.suggestions_mine()}</Tag>} {moderation !== "published" && <Tag tone="warning">{moderationName(moderation)}</Tag>}
      </p>
      {isMine && suggestion.moderationReason !== "" && moderation !== "published" && <p>{m.suggestions_moderation_reason({ reason: suggestion.moderationReason })}</p>}
      <SuggestionWords kind={kind} before={original} after={proposedWords(suggestion)} isOver={status !== "open"} />
      <p className="mb-2"><span className="fw-semibold">{m.suggestions_reason()}</span> {reason}</p>
      {actions}
      <Outcome suggestion={suggestion} />
      {status === "open" && <PlaceNotice place={suggestion.place} />}
      {isAnswerable(suggestion) && (abilities.canAccept || abilities.canDecline) && <DecideForm suggestion={suggestion} abilities={abilities} sending={sending} failure={failureOf(answer, "decide", id)} />}
      {isMine && status === "open" && <OwnForms suggestion={suggestion} canRevise={abilities.canSuggest && moderation !== "hidden"} sending={sending} answer={answer} />}
    </li>
  );
}

function moderationName(moderation: "waiting" | "changes_asked" | "hidden" | "published"): string {
  if (moderation === "changes_asked") return m.suggestions_moderation_changes_asked();
  return moderation === "hidden" ? m.suggestions_moderation_hidden() : m.suggestions_moderation_waiting();
}

function Outcome({ suggestion: { status, decidedAs, decidedAt, outcomeReason, appliedText } }: Pick<Props, "suggestion">) {
  if (decidedAt === null || decidedAs === null) return null;
  return (
    <div className="ta-suggestion-outcome">
      <p className="mb-1">
        <strong>{m.suggestions_outcome({ outcome: suggestionStatusName(status), author: suggestionAuthor({ capacity: decidedAs, organisation: null }) })}</strong> · <Time value={decidedAt} withTime />
      </p>
      {status === "partly" && appliedText !== null && <p className="mb-1">{m.suggestions_outcome_applied()} <q lang="it">{appliedText}</q></p>}
      {outcomeReason !== "" && <p className="mb-0">{m.suggestions_outcome_reason({ reason: outcomeReason })}</p>}
    </div>
  );
}

function PlaceNotice({ place }: Pick<PlacedSuggestion, "place">) {
  switch (place.state) {
    case "here":
      return null;
    case "changed":
      return <Alert kind="warning">{m.suggestions_place_changed()} <q lang="it" className="ta-suggestion-lines">{place.words}</q></Alert>;
    case "gone":
      return <Alert kind="warning">{m.suggestions_place_gone()}</Alert>;
  }
}
