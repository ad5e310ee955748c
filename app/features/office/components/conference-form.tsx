import { conferenceLimits } from "#app/features/conference/conference.limits.ts";
import type { ConferencePage } from "#app/features/conference/conference.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { Checkbox } from "#app/ui/choice-field.tsx";
import type { ShownForm } from "../shown-form.ts";
import { BoundText, BoundTextarea } from "./bound-fields.tsx";
import { OfficeForm } from "./office-form.tsx";

type Props = { form: ShownForm; conference: ConferencePage };

/** The Conferenza's public data. Lists are typed one line each. */
export function ConferenceForm({ form, conference }: Props) {
  const citizensVote = form.failed ? form.value("citizensVote") === "on" : conference.citizensVote;
  return (
    <OfficeForm form={form} submit={m.office_conference_save()}>
      <input type="hidden" name="revision" value={conference.revision} />
      <BoundTextarea form={form} name="summary" label={m.office_conference_summary()} stored={conference.summary} maxLength={conferenceLimits.summary} />
      <BoundTextarea form={form} name="convenors" label={m.office_conference_convenors()} hint={m.office_one_per_line()} stored={conference.convenors.join("\n")} rows={4} />
      <BoundText form={form} name="actReference" label={m.office_conference_act()} hint={m.office_conference_act_hint()} stored={conference.actReference} maxLength={conferenceLimits.actReference} />
      <BoundText form={form} name="actDate" label={m.office_conference_act_date()} stored={conference.actDate ?? ""} type="date" />
      <BoundTextarea form={form} name="whoMayTakePart" label={m.office_conference_who()} hint={m.office_one_per_line()} stored={conference.whoMayTakePart.join("\n")} rows={8} />
      <BoundTextarea form={form} name="programme" label={m.office_conference_programme()} hint={m.office_conference_programme_hint()} stored={conference.programme.join("\n")} rows={8} />
      <Checkbox name="citizensVote" id={form.id("citizensVote")} label={m.office_conference_citizens_vote()} hint={m.office_conference_citizens_vote_hint()} defaultChecked={citizensVote} />
    </OfficeForm>
  );
}
