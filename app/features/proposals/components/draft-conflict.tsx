import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { fieldLabel, fieldText, type Names } from "../content.render.ts";
import { type ConflictChoice, type ContentField, differingFields, likelyChoice, mayKeepBoth, mergeContents } from "../draft-conflict.rules.ts";
import { choiceName, choicesOfForm } from "../conflict-form.rules.ts";
import type { ProposalContent } from "../proposals.rules.ts";
import type { DraftConflictOf } from "../use-draft-form.ts";

type Props = {
  conflict: DraftConflictOf;
  mine: ProposalContent;
  names: Names;
  /** What the choices mean where scripts run; without them the button sends the form. */
  onResolve: (merged: ProposalContent) => void;
};

/** Two texts of one draft, answer by answer, side by side: which to keep is for the person to say. Stands inside the form. */
export function DraftConflict({ conflict: { theirs, base }, mine, names, onResolve }: Props) {
  const fields = differingFields(mine, theirs.content);
  return (
    <Alert kind="warning" role="alert" title={m.proposals_draft_conflict_title()}>
      <p>{m.proposals_draft_conflict_text()}</p>
      <input type="hidden" name="theirRevision" value={theirs.revision} />
      {fields.map((field) => (
        <ConflictField
          key={field}
          field={field}
          here={fieldText(mine, field, names)}
          there={fieldText(theirs.content, field, names)}
          likely={likelyChoice(field, { mine, theirs: theirs.content, base })}
        />
      ))}
      <SubmitButton
        name="intent"
        value="resolve"
        onClick={(event) => {
          event.preventDefault();
          if (event.currentTarget.form) onResolve(mergeContents(mine, theirs.content, choicesOfForm(new FormData(event.currentTarget.form))));
        }}
      >
        {m.proposals_draft_conflict_resolve()}
      </SubmitButton>
    </Alert>
  );
}

type FieldProps = { field: ContentField; here: string; there: string; likely: ConflictChoice };

function ConflictField({ field, here, there, likely }: FieldProps) {
  return (
    <fieldset className="ta-field ta-conflict">
      <legend className="ta-label">{fieldLabel(field)}</legend>
      <div className="ta-conflict-sides">
        <Side field={field} choice="mine" label={m.proposals_draft_conflict_here()} text={here} isLikely={likely === "mine"} />
        <Side field={field} choice="theirs" label={m.proposals_draft_conflict_there()} text={there} isLikely={likely === "theirs"} />
      </div>
      {mayKeepBoth(field) && (
        <div className="ta-choice">
          <input type="radio" id={`keep-${field}-both`} name={choiceName(field)} value="both" defaultChecked={likely === "both"} />
          <label htmlFor={`keep-${field}-both`}>{m.proposals_draft_conflict_both()}</label>
        </div>
      )}
    </fieldset>
  );
}

type SideProps = { field: ContentField; choice: "mine" | "theirs"; label: string; text: string; isLikely: boolean };

function Side({ field, choice, label, text, isLikely }: SideProps) {
  const id = `keep-${field}-${choice}`;
  return (
    <div>
      <div className="ta-choice">
        <input type="radio" id={id} name={choiceName(field)} value={choice} defaultChecked={isLikely} aria-describedby={`${id}-text`} />
        <label htmlFor={id}>{label}</label>
      </div>
      <blockquote id={`${id}-text`} className="ta-conflict-text">{text || <em>{m.proposals_draft_conflict_empty()}</em>}</blockquote>
    </div>
  );
}
