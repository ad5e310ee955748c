import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import type { formView } from "../form-result.ts";
import type { Account } from "../identity.schema.ts";
import { CurrentPasswordField, EmailField, MunicipalityField, NameField, NewPasswordField } from "./account-fields.tsx";

type View = ReturnType<typeof formView>;

export function ProfileForm({ account, municipalities, view }: { account: Account; municipalities: readonly { id: string; name: string }[]; view: View }) {
  return (
    <section className="mb-5">
      <h2 className="h4">{m.identity_profile_data_title()}</h2>
      <Form method="post">
        <input type="hidden" name="azione" value="profilo" />
        <NameField error={view.error("displayName")} value={view.value("displayName") ?? account.displayName} />
        <MunicipalityField error={view.error("municipalityId")} value={view.value("municipalityId") ?? account.municipalityId ?? ""} choices={municipalities} />
        <RadioGroup
          name="locale"
          legend={m.identity_profile_locale_label()}
          inline
          defaultValue={view.value("locale") ?? account.locale}
          error={view.error("locale")}
          options={[
            { value: "it", label: m.identity_profile_locale_it() },
            { value: "en", label: m.identity_profile_locale_en() },
          ]}
        />
        <SubmitButton>{m.identity_profile_save()}</SubmitButton>
      </Form>
    </section>
  );
}

export function EmailForm({ account, view }: { account: Account; view: View }) {
  return (
    <section className="mb-5">
      <h2 className="h4">{m.identity_profile_email_title()}</h2>
      <p>{m.identity_profile_email_now({ email: account.email })}</p>
      {account.pendingEmail && <p>{m.identity_profile_email_pending({ email: account.pendingEmail })}</p>}
      <Form method="post">
        <input type="hidden" name="azione" value="indirizzo" />
        <EmailField name="newEmail" label={m.identity_profile_email_new()} error={view.error("newEmail")} value={view.value("newEmail")} />
        {account.hasPassword && <CurrentPasswordField id="currentPassword" error={view.error("currentPassword")} />}
        <SubmitButton variant="outline">{m.identity_profile_email_submit()}</SubmitButton>
      </Form>
    </section>
  );
}

export function PasswordForm({ account, view }: { account: Account; view: View }) {
  return (
    <section className="mb-5">
      <h2 className="h4">{m.identity_profile_password_title()}</h2>
      <p>{account.hasPassword ? m.identity_profile_password_effect() : m.identity_profile_password_none()}</p>
      <Form method="post">
        <input type="hidden" name="azione" value="password" />
        {account.hasPassword && <CurrentPasswordField id="currentPassword-2" error={view.error("currentPassword")} />}
        <NewPasswordField name="newPassword" error={view.error("newPassword")} />
        <SubmitButton variant="outline">{m.identity_profile_password_submit()}</SubmitButton>
      </Form>
    </section>
  );
}

export function LoginsForm() {
  return (
    <section className="mb-5">
      <h2 className="h4">{m.identity_profile_logins_title()}</h2>
      <p>{m.identity_profile_logins_text()}</p>
      <Confirm label={m.identity_profile_everywhere()} question={m.identity_profile_everywhere_question()}>
        <Form method="post">
          <SubmitButton variant="danger" name="azione" value="esci">
            {m.identity_profile_everywhere_submit()}
          </SubmitButton>
        </Form>
      </Confirm>
    </section>
  );
}
