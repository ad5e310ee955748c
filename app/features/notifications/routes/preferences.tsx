import { Form, href } from "react-router";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { formView } from "#app/features/identity/form-result.ts";
import { personOrFormSent, requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { chooseNotices } from "../notifications.commands.server.ts";
import { chosenGroups, frequencies, officeGroups } from "../notifications.limits.ts";
import { frequencyName, groupHint, groupName } from "../notifications.names.ts";
import { getNoticeChoices } from "../notifications.queries.server.ts";
import { NoticeFormSchema } from "../notifications.schema.ts";
import type { Route } from "./+types/preferences";

export const meta: Route.MetaFunction = () => [{ title: `${m.notifications_preferences_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const person = personOrFormSent(context, request);
  if (!person) return { choices: null, groups: [] };
  const isOffice = person.districtRoles.some(({ role }) => role === "plan_office_head" || role === "plan_office_staff");
  return { choices: await getNoticeChoices(getDb(context)), groups: chosenGroups.filter((group) => isOffice || !officeGroups.includes(group)) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const parsed = parseForm(NoticeFormSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, async () => {
    requirePerson(context, request);
    await chooseNotices(getDb(context), parsed.data);
  });
  if ("init" in result) return result;
  return redirectWithToast(href("/avvisi/preferenze"), { kind: "success", text: m.notifications_preferences_saved() });
}

/** When the mails of each group of events go out. */
export default function PreferencesPage({ loaderData: { choices, groups }, actionData }: Route.ComponentProps) {
  const view = formView(actionData);
  const crumbs = [{ label: m.notifications_home(), to: href("/") }, { label: m.notifications_title(), to: href("/avvisi") }, { label: m.notifications_preferences_title() }];
  if (!choices) return <Page title={m.notifications_preferences_title()} width="narrow">{view.failure && <SignInAgain values={view.failure.values} />}</Page>;
  return (
    <Page title={m.notifications_preferences_title()} width="narrow" lead={<p>{m.notifications_preferences_lead()}</p>} breadcrumb={crumbs}>
      {view.failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={view.errors} />}
      <Form method="post">
        {groups.map((group) => (
          <RadioGroup
            key={group} name={group} legend={groupName(group)} hint={groupHint(group)} inline error={view.error(group)}
            defaultValue={view.value(group) ?? choices[group]}
            options={frequencies.map((frequency) => ({ value: frequency, label: frequencyName(frequency) }))}
          />
        ))}
        <SubmitButton>{m.notifications_preferences_save()}</SubmitButton>
      </Form>
      <Callout title={m.notifications_service_title()}>
        <p>{m.notifications_service_text()}</p>
      </Callout>
    </Page>
  );
}
