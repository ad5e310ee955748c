import { href } from "react-router";
import { addConferenceEvent, removeConferenceEvent } from "#app/features/conference/conference.commands.server.ts";
import { conferenceLimits } from "#app/features/conference/conference.limits.ts";
import { requireConferencePage } from "#app/features/conference/conference.queries.server.ts";
import { EventFormSchema, RemoveFormSchema } from "#app/features/conference/conference.schema.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formatDateTime } from "#app/platform/i18n/format.ts";
import { Page } from "#app/ui/page.tsx";
import { BoundText } from "../components/bound-fields.tsx";
import { OfficeForm } from "../components/office-form.tsx";
import { RemovableList } from "../components/removable-list.tsx";
import { answerForm } from "../office-answer.server.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-calendar";

export const meta: Route.MetaFunction = () => [{ title: m.office_calendar_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return { conference: await requireConferencePage(getDb(context), getDistrict(context).slug) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { slug: ambito } = getDistrict(context);
  const db = getDb(context);
  const formData = await request.formData();
  const { id } = await requireConferencePage(db, ambito);
  const to = href("/:ambito/ufficio/calendario", { ambito });
  if (formData.get("intent") === "remove") {
    return answerForm(context, formData, RemoveFormSchema, { command: (input) => removeConferenceEvent(db, id, input.id), to, done: m.office_calendar_removed() });
  }
  return answerForm(context, formData, EventFormSchema, { command: (input) => addConferenceEvent(db, id, input), to, done: m.office_calendar_added() });
}

export default function OfficeCalendar({ loaderData: { conference }, actionData }: Route.ComponentProps) {
  const form = shownForm(actionData, "event");
  return (
    <Page title={m.office_calendar_title()} lead={m.office_calendar_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_calendar_title() })} width="narrow">
      <RemovableList
        form={shownForm(actionData, "remove")}
        items={conference.events.map((event) => ({ id: event.id, label: `${event.title} – ${formatDateTime(event.startsAt)}`, detail: event.place }))}
        emptyText={m.office_calendar_none()}
        question={m.office_calendar_remove_question()}
      />
      <h2>{m.office_calendar_add()}</h2>
      <OfficeForm key={conference.events.length} form={form} submit={m.office_calendar_add()}>
        <BoundText form={form} name="title" label={m.office_calendar_event()} maxLength={conferenceLimits.eventTitle} required />
        <BoundText form={form} name="place" label={m.office_calendar_place()} maxLength={conferenceLimits.eventPlace} />
        <BoundText form={form} name="startsAt" label={m.office_calendar_starts()} type="datetime-local" required />
        <BoundText form={form} name="endsAt" label={m.office_calendar_ends()} type="datetime-local" />
      </OfficeForm>
    </Page>
  );
}
