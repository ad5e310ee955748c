import { m } from "#app/paraglide/messages.js";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { displayNameMax, emailMax } from "../identity.limits.ts";

type Field = { error?: string | undefined; value?: string | undefined };

export function EmailField({ error, value, name = "email", label }: Field & { name?: string; label?: string }) {
  return (
    <TextField name={name} label={label ?? m.identity_email_label()} type="email" autoComplete="email" inputMode="email" maxLength={emailMax} defaultValue={value} error={error} required />
  );
}

/** A password to be chosen: long, in plain words; the rule stands below the label before anything goes wrong. */
export function NewPasswordField({ error, name = "password", label }: Field & { name?: string; label?: string }) {
  return (
    <TextField name={name} label={label ?? m.identity_new_password_label()} type="password" autoComplete="new-password" hint={m.identity_password_hint()} error={error} required />
  );
}

export function CurrentPasswordField({ error, id }: Field & { id: string }) {
  return <TextField id={id} name="currentPassword" label={m.identity_current_password_label()} type="password" autoComplete="current-password" error={error} required />;
}

export function NameField({ error, value }: Field) {
  return (
    <TextField name="displayName" label={m.identity_name_label()} hint={m.identity_name_hint()} autoComplete="name" maxLength={displayNameMax} defaultValue={value} error={error} required />
  );
}

export function MunicipalityField({ error, value, choices }: Field & { choices: readonly { id: string; name: string }[] }) {
  return (
    <SelectField
      name="municipalityId"
      label={m.identity_municipality_label()}
      hint={m.identity_municipality_hint()}
      emptyLabel={m.identity_municipality_none()}
      options={choices.map(({ id, name }) => ({ value: id, label: name }))}
      defaultValue={value}
      error={error}
    />
  );
}
