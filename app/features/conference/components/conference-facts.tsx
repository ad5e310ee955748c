import { m } from "#app/paraglide/messages.js";
import { formatDate, formatList } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { ConferencePage } from "../conference.schema.ts";

/** Who convened the Conferenza and with which act: data, because it differs from district to district. */
export function ConferenceFacts({ conference }: { conference: ConferencePage }) {
  const { convenors, actReference, actDate, startsOn, endsOn } = conference;
  return (
    <DefinitionList
      items={[
        { term: m.conference_convenors(), description: convenors.length === 0 ? m.conference_to_be_written() : formatList(convenors) },
        { term: m.conference_act_reference(), description: actReference || m.conference_to_be_written() },
        { term: m.conference_act_date(), description: actDate === null ? null : formatDate(actDate) },
        { term: m.conference_period(), description: m.conference_period_value({ from: formatDate(startsOn), to: formatDate(endsOn) }) },
        { term: m.conference_who_votes(), description: conference.citizensVote ? m.conference_citizens_vote() : m.conference_organisations_vote() },
      ]}
    />
  );
}
