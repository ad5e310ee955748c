import type { ComponentProps, ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";

/** What every field has. `id` defaults to `name`, which is what FormErrorSummary links to. */
export type FieldBase = {
  name: string;
  label: ReactNode;
  id?: string | undefined;
  hint?: ReactNode;
  /** A whole sentence that says what is wrong and how to put it right. */
  error?: string | undefined;
  required?: boolean | undefined;
};

type Native<Tag extends "input" | "textarea" | "select"> = Omit<ComponentProps<Tag>, "name" | "id" | "required" | "children">;

export type TextFieldProps = FieldBase & Native<"input">;

/** One line: text, e-mail, password, number, date, time, `datetime-local`, search … by `type`. */
export function TextField({ name, label, id = name, hint, error, required, className = "", ...input }: TextFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <input type="text" {...input} {...fieldAria({ id, hint, error, required })} name={name} className={`form-control ta-input ${className}`} />
    </FieldFrame>
  );
}

export type Option = { value: string; label: string; disabled?: boolean | undefined };
export type SelectFieldProps = FieldBase & Native<"select"> & { options: readonly Option[]; /** The first, empty choice. */ emptyLabel?: string | undefined };

export function SelectField({ name, label, id = name, hint, error, required, options, emptyLabel, ...select }: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <select {...select} {...fieldAria({ id, hint, error, required })} name={name} className="form-select ta-input">
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type FrameProps = Pick<FieldBase, "label" | "hint" | "error" | "required"> & { id: string; children: ReactNode };

/** Label above, hint and error tied to the control; the control itself is the caller's. */
export function FieldFrame({ id, label, hint, error, required, children }: FrameProps) {
  return (
    <div className="ta-field">
      <label htmlFor={id} className="ta-label">
        {label}
        <RequiredMark required={required} />
      </label>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** The attributes that tie a control to its hint and error. */
export function fieldAria({ id, hint, error, required }: { id: string } & Pick<FieldBase, "hint" | "error" | "required">) {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    required: required === true,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy || undefined,
  } as const;
}

export function RequiredMark({ required }: { required: boolean | undefined }) {
  return required ? <span className="ta-required"> ({m.ui_field_required()})</span> : null;
}

export function FieldHint({ id, hint }: { id: string; hint: ReactNode }) {
  return hint ? (
    <div id={`${id}-hint`} className="ta-hint">
      {hint}
    </div>
  ) : null;
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <div id={`${id}-error`} className="ta-error">
      <span className="visually-hidden">{m.ui_field_error_prefix()} </span>
      {error}
    </div>
  ) : null;
}
