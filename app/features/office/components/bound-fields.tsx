import type { ComponentProps } from "react";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import type { ShownForm } from "../shown-form.ts";

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
