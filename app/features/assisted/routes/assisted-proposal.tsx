import { randomUUID } from "node:crypto";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { proposalLimits, type TextField as TextFieldName, textFields } from "#app/features/proposals/proposals.limits.ts";
import { question } from "#app/features/proposals/question.render.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Checkbox, CheckboxGroup } from "#app/ui/choice-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { enterFromPaper } from "../assisted-action.server.ts";
import { enterProposal } from "../assisted.commands.server.ts";
import { getAssistedDesk } from "../assisted.queries.server.ts";
import { type AssistedDesk, AssistedProposalFormSchema } from "../assisted.schema.ts";
import { AssistedPage, type PaperFields } from "../components/assisted-page.tsx";
import type { Route } from "./+types/assisted-proposal";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.assisted_enter_proposal()} · ${district.name}`, desk: await getAssistedDesk(getDb(context), district.id), newId: randomUUID() };
}

export async function action(args: Route.ActionArgs) {
  return enterFromPaper(args, AssistedProposalFormSchema, enterProposal);
}

export default function AssistedProposal({ loaderData: { desk, newId } }: Route.ComponentProps) {
  return (
    <AssistedPage title={m.assisted_enter_proposal()} desk={desk} newId={newId}>
      {(fields) => <Fields {...fields} choices={desk.choices} />}
    </AssistedPage>
  );
}

function Fields({ errors, value, values, choices }: PaperFields & Pick<AssistedDesk, "choices">) {
  const area = (name: Exclude<TextFieldName, "title">) => (
    <TextareaField key={name} name={name} label={question(name)} rows={4} maxLength={proposalLimits[name]} defaultValue={value(name)} error={errors[name]} required />
  );
  return (
    <>
      <TextField name="title" label={question("title")} maxLength={proposalLimits.title} defaultValue={value("title")} error={errors["title"]} required />
      <SelectField
        name="tavoloId"
        label={m.proposals_field_tavolo()}
        emptyLabel={m.proposals_field_tavolo_unknown()}
        options={choices.tavoli.map((tavolo) => ({ value: tavolo.id, label: tavolo.name }))}
        defaultValue={value("tavoloId")}
        error={errors["tavoloId"]}
      />
      {textFields.filter((name) => name !== "title").map(area)}
      <CheckboxGroup
        name="municipalityIds[]"
        id="municipalityIds"
        legend={m.proposals_field_municipalities()}
        options={choices.municipalities.map((municipality) => ({ value: municipality.id, label: municipality.name }))}
        defaultValues={values("municipalityIds[]")}
        error={errors["municipalityIds"]}
        inline
        required
      />
      <Checkbox name="licenceOk" label={m.assisted_licence()} defaultChecked={value("licenceOk") === "on"} error={errors["licenceOk"]} />
      <Checkbox name="noPersonalData" label={m.assisted_no_personal_data()} defaultChecked={value("noPersonalData") === "on"} error={errors["noPersonalData"]} />
    </>
  );
}
