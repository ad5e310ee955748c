import { Form, href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { reportText } from "../moderation.commands.server.ts";
import { grounds, noteLength } from "../moderation.limits.ts";
import { requireReportableText } from "../moderation.queries.server.ts";
import { groundName } from "../moderation.render.ts";
import { ReportFormSchema } from "../moderation.schema.ts";
import type { Route } from "./+types/report-text";

export const meta: Route.MetaFunction = () => [{ title: m.moderation_report_title() }, { name: "robots", content: "noindex" }];

export async function loader({ context, params: { tipo, id } }: Route.LoaderArgs) {
  return { text: await requireReportableText(getDb(context), getDistrict(context).id, tipo, id) };
}

export async function action({ context, request, params: { ambito, tipo, id } }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(ReportFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const db = getDb(context);
  const text = await requireReportableText(db, getDistrict(context).id, tipo, id);
  const reported = await commandResult(formData, () => reportText(db, text, parsed.data));
  if (!("ok" in reported)) return reported;
  return redirectWithToast(text.path || href("/:ambito", { ambito }), { kind: "success", text: m.moderation_reported() });
}

export default function ReportText({ loaderData: { text }, actionData }: Route.ComponentProps) {
  const errors = actionData ? formSentences(actionData) : {};
  const value = (name: string) => String(actionData?.values[name] ?? "");
  return (
    <Page title={m.moderation_report_title()} lead={m.moderation_report_lead()} width="narrow" breadcrumb={useDistrictCrumbs({ label: m.moderation_report_title() })}>
      <h2 className="h5">
        <Link to={text.path}>{text.title}</Link>
      </h2>
      <blockquote className="ta-prose border-start ps-3">{text.excerpt}</blockquote>
      <Form method="post" noValidate>
        <FormErrorSummary errors={actionData && errors} />
        <RadioGroup
          name="ground"
          legend={m.moderation_report_why()}
          options={grounds.map((ground) => ({ value: ground, label: groundName(ground) }))}
          defaultValue={value("ground")}
          error={errors["ground"]}
          required
        />
        <TextareaField name="note" label={m.moderation_report_note()} hint={m.moderation_report_note_hint()} rows={3} maxLength={noteLength.max} defaultValue={value("note")} error={errors["note"]} />
        <SubmitButton>{m.moderation_report_send()}</SubmitButton>
      </Form>
    </Page>
  );
}
