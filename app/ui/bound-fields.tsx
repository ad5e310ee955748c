import type { ComponentProps } from "react";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { type Choice, CheckboxGroup, RadioGroup } from "./choice-field.tsx";
import { SelectField, TextField } from "./field.tsx";
import { TextareaField } from "./textarea-field.tsx";

type Bound = { form: ShownForm; name: string; stored?: string | undefined };

/** The fields of `app/ui`, tied to a form's state: id, error and value come from there. */
export function BoundText({ form, name, stored, ...field }: Bound & Omit<ComponentProps<typeof TextField>, "id" | "error" | "defaultValue" | "form">) {
  return <TextField {...field} name={name} id={form.id(name)} error={form.error(name)} defaultValue={form.value(name, stored)} />;
}

export function BoundTextarea({ form, name, stored, ...field }: Bound & Omit<ComponentProps<typeof TextareaField>, "id" | "error" | "defaultValue" | "form">) {
  return <TextareaField {...field} name={name} id={form.id(name)} error={form.error(name)} defaultValue={form.value(name, stored)} />;
}

export function BoundSelect({ form, name, stored, ...field }: Bound & Omit<ComponentProps<typeof SelectField>, "id" | "error" | "defaultValue" | "form">) {
  return <SelectField {...field} name={name} id={form.id(name)} error={form.error(name)} defaultValue={form.value(name, stored)} />;
}

type Group = Omit<Bound, "stored"> & { legend: string; hint?: string | undefined; required?: boolean | undefined; inline?: boolean | undefined; options: readonly Choice[] };

export function BoundRadios({ form, name, stored, ...group }: Group & { stored?: string | undefined }) {
  return <RadioGroup {...group} name={name} id={form.id(name)} error={form.error(name)} defaultValue={form.value(name, stored)} />;
}

/** Some of several; the form sends them as `name[]`. */
export function BoundCheckboxes({ form, name, stored, ...group }: Group & { stored?: readonly string[] | undefined }) {
  return <CheckboxGroup {...group} name={`${name}[]`} id={form.id(name)} error={form.error(name)} defaultValues={form.values(`${name}[]`, stored)} />;
}
