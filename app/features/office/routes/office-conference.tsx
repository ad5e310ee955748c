import { href, type ShouldRevalidateFunctionArgs } from "react-router";
import { updateConference } from "#app/features/conference/conference.commands.server.ts";
import { requireConferencePage } from "#app/features/conference/conference.queries.server.ts";
import { ConferenceFormSchema } from "#app/features/conference/conference.schema.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { ConferenceForm } from "../components/conference-form.tsx";
import { answerForm } from "../office-answer.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-conference";

export const meta: Route.MetaFunction = () => [{ title: m.office_conference_title() }];

/** After a refusal for a stale page the form carries today's revision: a second try is made knowingly. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate;
}

export async function loader({ context }: Route.LoaderArgs) {
  return { conference: await requireConferencePage(getDb(context), getDistrict(context).slug) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { slug: ambito } = getDistrict(context);
  const formData = await request.formData();
  const { id } = await requireConferencePage(getDb(context), ambito);
  return answerForm(context, formData, ConferenceFormSchema, {
    command: (input) => updateConference(getDb(context), id, input),
    to: href("/:ambito/conferenza", { ambito }),
    done: m.office_conference_saved(),
  });
}

export default function OfficeConference({ loaderData: { conference }, actionData }: Route.ComponentProps) {
  return (
    <Page title={m.office_conference_title()} lead={m.office_conference_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_conference_title() })} width="narrow">
      <ConferenceForm form={shownForm(actionData, "conference")} conference={conference} />
    </Page>
  );
}
