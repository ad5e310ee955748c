import { type ComponentProps, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { type FieldBase, fieldAria, FieldError, FieldHint, RequiredMark } from "./field.tsx";

export type TextareaFieldProps = FieldBase & Omit<ComponentProps<"textarea">, "name" | "id" | "required" | "children">;

/** Text of several lines. With `maxLength` it says how much fits and, once scripts run, how much is left. */
export function TextareaField({ name, label, id = name, hint, error, required, onChange, rows = 5, ...area }: TextareaFieldProps) {
  const [typed, setTyped] = useState<number | null>(null);
  const { maxLength } = area;
  const aria = fieldAria({ id, hint, error, required });
  const describedBy = [aria["aria-describedby"], maxLength && `${id}-count`].filter(Boolean).join(" ");
  return (
    <div className="ta-field">
      <label htmlFor={id} className="ta-label">
        {label}
        <RequiredMark required={required} />
      </label>
      <FieldHint id={id} hint={hint} />
      <textarea
        {...area}
        {...aria}
        aria-describedby={describedBy || undefined}
        name={name}
        rows={rows}
        className="form-control ta-input"
        onChange={(event) => {
          setTyped(event.currentTarget.value.length);
          onChange?.(event);
        }}
      />
      {maxLength !== undefined && <Counter id={`${id}-count`} typed={typed} max={maxLength} />}
      <FieldError id={id} error={error} />
    </div>
  );
}

function Counter({ id, typed, max }: { id: string; typed: number | null; max: number }) {
  const left = typed === null ? null : max - typed;
  // Said aloud only near the end: a count at every key would drown what one writes.
  const nearEnd = left !== null && left <= 100 && left % 10 === 0;
  return (
    <div className="ta-hint">
      <span id={id}>{left === null ? m.ui_field_max({ max }) : m.ui_field_left({ left })}</span>
      <span className="visually-hidden" aria-live="polite">
        {nearEnd ? m.ui_field_left({ left }) : ""}
      </span>
    </div>
  );
}
