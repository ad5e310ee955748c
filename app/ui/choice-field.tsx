import type { ComponentProps, ReactNode } from "react";
import { type FieldBase, FieldError, FieldHint, RequiredMark } from "./field.tsx";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean | undefined };

type GroupProps = Omit<FieldBase, "label"> & {
  legend: ReactNode;
  options: readonly Choice[];
  /** Beside each other instead of below each other. */
  inline?: boolean | undefined;
};

/** One of several: radio buttons under a legend. */
export function RadioGroup({ defaultValue, ...group }: GroupProps & { defaultValue?: string | null | undefined }) {
  return <ChoiceGroup {...group} type="radio" isChosen={(value) => value === defaultValue} />;
}

/** Some of several: checkboxes with one name under a legend. `required` is only a mark: the server checks it. */
export function CheckboxGroup({ defaultValues = [], ...group }: GroupProps & { defaultValues?: readonly string[] | undefined }) {
  return <ChoiceGroup {...group} type="checkbox" isChosen={(value) => defaultValues.includes(value)} />;
}

type CheckboxProps = Omit<FieldBase, "hint"> & { hint?: ReactNode } & Omit<ComponentProps<"input">, "name" | "id" | "required" | "type">;

/** One thing to tick: a declaration, an agreement. Sends `on` unless `value` says otherwise. */
export function Checkbox({ name, label, id = name, hint, error, required, ...input }: CheckboxProps) {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="ta-field">
      <div className="ta-choice">
        <input {...input} type="checkbox" id={id} name={name} required={required} aria-invalid={error ? true : undefined} aria-describedby={describedBy || undefined} />
        <label htmlFor={id}>
          {label}
          <RequiredMark required={required} />
        </label>
      </div>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
    </div>
  );
}

type InnerProps = GroupProps & { type: "radio" | "checkbox"; isChosen: (value: string) => boolean };

function ChoiceGroup({ name, legend, id = name, hint, error, required, options, inline, type, isChosen }: InnerProps) {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className="ta-field" id={id} tabIndex={-1} aria-describedby={describedBy || undefined}>
      <legend className="ta-label">
        {legend}
        <RequiredMark required={required} />
      </legend>
      <FieldHint id={id} hint={hint} />
      <div className={inline ? "ta-choices ta-choices-inline" : "ta-choices"}>
        {options.map((option) => (
          <ChoiceRow key={option.value} id={`${id}-${option.value}`} name={name} type={type} option={option} checked={isChosen(option.value)} required={type === "radio" && required === true} />
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

type RowProps = { id: string; name: string; type: "radio" | "checkbox"; option: Choice; checked: boolean; required: boolean };

function ChoiceRow({ id, name, type, option, checked, required }: RowProps) {
  return (
    <div className="ta-choice">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        required={required}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint && (
        <div id={`${id}-hint`} className="ta-hint ta-choice-hint">
          {option.hint}
        </div>
      )}
    </div>
  );
}
