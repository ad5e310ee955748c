import { type ReactNode, useRef, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { fieldAria, FieldError, FieldHint, RequiredMark } from "#app/ui/field.tsx";
import { activityLimits, type LineField, lineLimits } from "../proposals.limits.ts";
import type { Activity } from "../proposals.rules.ts";

/** Lines shown to begin with. */
const fewest = 3;

type FrameProps = { id: string; legend: string; hint: string; error: string | undefined; required?: boolean; filled: number; most: number; row: (index: number) => ReactNode };

/** Rows of one kind. «Aggiungi una riga» adds one at once where scripts run; else it saves the form and comes back with more. */
function RepeatedRows({ id, legend, hint, error, required, filled, most, row }: FrameProps) {
  const [count, setCount] = useState(Math.min(most, Math.max(fewest, filled + 1)));
  const box = useRef<HTMLFieldSetElement>(null);
  return (
    <fieldset className="ta-field" id={id} tabIndex={-1} ref={box} aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
      <legend className="ta-label">
        {legend}
        <RequiredMark required={required} />
      </legend>
      <FieldHint id={id} hint={hint} />
      {Array.from({ length: count }, (_, index) => row(index))}
      {count < most && (
        <SubmitButton
          name="intent"
          value={`row:${id}`}
          variant="outline"
          size="sm"
          onClick={(event) => {
            event.preventDefault();
            setCount(count + 1);
            requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>(`[data-row="${count}"]`)?.focus());
          }}
        >
          {m.proposals_rows_add()}
        </SubmitButton>
      )}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

type LinesProps = { field: LineField; legend: string; hint: string; values: readonly string[]; error: string | undefined; required?: boolean };

/** A list of short lines: objectives, partners, indicators. */
export function RepeatedLines({ field, values, ...frame }: LinesProps) {
  const { items, length } = lineLimits[field];
  return (
    <RepeatedRows
      {...frame}
      id={field}
      filled={values.length}
      most={items}
      row={(index) => (
        <input
          key={index}
          type="text"
          name={`${field}[]`}
          defaultValue={values[index] ?? ""}
          maxLength={length}
          data-row={index}
          className="form-control ta-input mb-2"
          {...fieldAria({ id: `${field}-${index + 1}`, error: undefined, hint: undefined, required: false })}
          aria-label={m.proposals_rows_line({ legend: frame.legend, number: index + 1 })}
        />
      )}
    />
  );
}

type ActivitiesProps = { legend: string; hint: string; rows: readonly Activity[]; error: string | undefined };

/** What is done, from when to when. */
export function ActivityRows({ rows, ...frame }: ActivitiesProps) {
  return (
    <RepeatedRows
      {...frame}
      id="activities"
      filled={rows.length}
      most={activityLimits.items}
      required
      row={(index) => (
        <div key={index} className="ta-activity" role="group" aria-label={m.proposals_activity_row({ number: index + 1 })}>
          <Cell index={index} name="activityWhat[]" label={m.proposals_activity_what()} value={rows[index]?.what} maxLength={activityLimits.what} isFirst />
          <Cell index={index} name="activityFrom[]" label={m.proposals_activity_from()} value={rows[index]?.from} type="month" />
          <Cell index={index} name="activityTo[]" label={m.proposals_activity_to()} value={rows[index]?.to} type="month" />
        </div>
      )}
    />
  );
}

type CellProps = { index: number; name: string; label: string; value: string | undefined; type?: "text" | "month"; maxLength?: number; isFirst?: boolean };

function Cell({ index, name, label, value = "", type = "text", maxLength, isFirst }: CellProps) {
  const id = `${name.replace("[]", "")}-${index + 1}`;
  return (
    <div>
      <label htmlFor={id} className="ta-hint mb-0">
        {label}
      </label>
      <input id={id} type={type} name={name} defaultValue={value} maxLength={maxLength} placeholder={type === "month" ? "03/2027" : undefined} data-row={isFirst ? index : undefined} className="form-control ta-input" />
    </div>
  );
}
