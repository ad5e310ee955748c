import { Form, href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { officeReasonLength } from "#app/features/proposals/participation.limits.ts";
import { proposalLimits, textFields } from "#app/features/proposals/proposals.limits.ts";
import { question } from "#app/features/proposals/question.render.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { correctProposal } from "../lineage.commands.server.ts";
import { requireCorrectionPage } from "../lineage.queries.server.ts";
import { CorrectionFormSchema } from "../lineage.schema.ts";
import type { Route } from "./+types/correct";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, request, params }: Route.LoaderArgs) {
  requirePerson(context, request);
  const district = getDistrict(context);
  const page = await requireCorrectionPage(getDb(context), district.id, params.numero);
  return { title: m.proposals_meta_title({ title: m.thread_correct_title({ number: page.number }), district: district.name }), page };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(CorrectionFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const corrected = await commandResult(formData, () => correctProposal(getDb(context), parsed.data));
  if (!("ok" in corrected)) return corrected;
  return redirectWithToast(href("/:ambito/proposte/:numero", { ambito, numero: corrected.data.number }), { kind: "success", text: m.thread_correct_done() });
}

export default function Correct({ loaderData: { page }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const errors = actionData ? formSentences(actionData) : {};
  const title = m.thread_correct_title({ number: page.number });
  const isOffice = page.as === "office";
  const value = (name: string, stored = "") => String(actionData?.values[name] ?? stored);
  return (
    <Page
      title={title}
      lead={isOffice ? m.thread_correct_lead_office() : m.thread_correct_lead()}
      width="narrow"
      breadcrumb={useDistrictCrumbs({ label: page.number, to: href("/:ambito/proposte/:numero", { ambito, numero: page.number }) }, { label: title })}
    >
      <Form method="post" noValidate>
        <FormErrorSummary errors={actionData && errors} />
        <input type="hidden" name="proposalId" value={page.id} />
        <input type="hidden" name="revision" value={page.revision} />
        {textFields.map((field) => {
          const same = { name: field, label: question(field), maxLength: proposalLimits[field], defaultValue: value(field, page.current[field]), error: errors[field], required: true };
          return field === "title" ? <TextField key={field} {...same} /> : <TextareaField key={field} {...same} rows={6} />;
        })}
        <TextareaField
          name="reason"
          label={isOffice ? m.thread_correct_reason_office() : m.thread_correct_reason()}
          hint={isOffice ? m.thread_merge_reason_hint({ min: officeReasonLength.min }) : undefined}
          rows={2}
          maxLength={officeReasonLength.max}
          defaultValue={value("reason")}
          error={errors["reason"]}
          required={isOffice}
        />
        {isOffice && <Checkbox name="withhold" label={m.thread_correct_withhold()} hint={m.thread_correct_withhold_hint()} defaultChecked={value("withhold") === "on"} />}
        <SubmitButton>{m.thread_correct_send()}</SubmitButton>
      </Form>
    </Page>
  );
}
