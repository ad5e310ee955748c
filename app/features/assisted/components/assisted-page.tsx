import { type ReactNode, useState } from "react";
import { Form, href, useActionData } from "react-router";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { m } from "#app/paraglide/messages.js";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import type { AssistedDesk } from "../assisted.schema.ts";
import { AssistedBanner } from "./assisted-banner.tsx";
import { type Receipt, ReceiptSheet } from "./receipt-sheet.tsx";

export type PaperFields = { errors: Readonly<Record<string, string | undefined>>; value: (name: string) => string; values: (name: string) => readonly string[] };

type Props = { title: string; desk: AssistedDesk; newId: string; children: (fields: PaperFields) => ReactNode };

function isReceipt(answer: unknown): answer is Receipt {
  return typeof answer === "object" && answer !== null && "receipt" in answer && "qr" in answer;
}

/** The frame of a paper form's page: the banner, the person's municipality, the form's own fields; then the receipt to print. */
export function AssistedPage({ title, desk, newId, children }: Props) {
  const { slug: ambito } = useDistrict();
  const crumbs = useDistrictCrumbs(
    { label: m.districts_nav_office(), to: href("/:ambito/ufficio", { ambito }) },
    { label: m.assisted_title(), to: href("/:ambito/ufficio/assistita", { ambito }) },
    { label: title },
  );
  const answer: unknown = useActionData();
  if (isReceipt(answer)) return <Page title={m.assisted_receipt_title()} width="narrow" breadcrumb={crumbs}><ReceiptSheet {...answer} /></Page>;
  const failure = isFormFailure(answer) ? answer : null;
  const list = (name: string) => [failure?.values[name] ?? []].flat();
  const fields: PaperFields = { errors: failure ? formSentences(failure) : {}, value: (name) => list(name)[0] ?? "", values: list };
  const isOver = failure?.formError === "assisted_over" || desk.session === null;
  return (
    <Page title={title} width="narrow" breadcrumb={crumbs} lead={m.assisted_form_lead()}>
      <AssistedBanner desk={desk} />
      <Form method="post" noValidate>
        {failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={failure && fields.errors} />}
        <EntryId newId={newId} sent={fields.value("entryId")} />
        <SelectField
          name="municipalityId"
          label={m.assisted_municipality()}
          hint={m.assisted_municipality_hint()}
          emptyLabel={m.assisted_choose()}
          options={desk.choices.municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={fields.value("municipalityId")}
          error={fields.errors["municipalityId"]}
          required
        />
        {children(fields)}
        {isOver ? <SubmitButton name="intent" value="restart">{m.assisted_restart()}</SubmitButton> : <SubmitButton name="intent" value="enter">{m.assisted_submit()}</SubmitButton>}
      </Form>
    </Page>
  );
}

/** The entry's own id for as long as the page is open: sent twice it is one entry. */
function EntryId({ newId, sent }: { newId: string; sent: string }) {
  const [id] = useState(sent || newId);
  return <input type="hidden" name="entryId" value={id} />;
}
