import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { typedEuro } from "../amounts.rules.ts";
import { activityTimes, costSourceName, fieldLabel, yesOrNo } from "../content.render.ts";
import type { PublicDetails } from "../proposals.schema.ts";

type Props = { details: PublicDetails; headingLevel: 2 | 3 | 4 };

/** The further answers of a full form, in the order in which they are asked. What was left out does not show. */
export function FullDetails({ details, headingLevel }: Props) {
  const Heading = `h${headingLevel}` as const;
  const answer = (title: string, body: ReactNode) => (
    <section className="mb-4">
      <Heading className="h5">{title}</Heading>
      <div lang="it">{body}</div>
    </section>
  );
  const text = (words: string) => <p style={{ whiteSpace: "pre-line" }}>{words}</p>;
  const list = (lines: readonly ReactNode[]) => <ul>{lines.map((line, index) => <li key={index}>{line}</li>)}</ul>;
  const { recipientsEstimate, costEstimateCents, costSource, sociohealth } = details;
  return (
    <>
      {details.evidence && answer(fieldLabel("evidence"), text(details.evidence))}
      {details.existingServices && answer(fieldLabel("existingServices"), text(details.existingServices))}
      {details.objectives.length > 0 && answer(fieldLabel("objectives"), list(details.objectives))}
      {details.activities.length > 0 &&
        answer(fieldLabel("activities"), list(details.activities.map((activity) => [activity.what, activityTimes(activity)].filter(Boolean).join(" · "))))}
      {details.partners.length > 0 && answer(fieldLabel("partners"), list(details.partners))}
      {details.ownResources && answer(fieldLabel("ownResources"), text(details.ownResources))}
      {details.indicators.length > 0 && answer(fieldLabel("indicators"), list(details.indicators))}
      {details.leps.length > 0 && answer(fieldLabel("leps"), list(details.leps))}
      <DefinitionList
        items={[
          { term: fieldLabel("recipientsEstimate"), description: recipientsEstimate === null ? null : formatNumber(recipientsEstimate) },
          { term: m.proposals_answer_cost(), description: costEstimateCents === null ? null : euro(costEstimateCents, costSource) },
          { term: fieldLabel("sociohealth"), description: sociohealth === null ? null : yesOrNo(sociohealth === "yes") },
        ]}
      />
    </>
  );
}

function euro(cents: number, source: PublicDetails["costSource"]): string {
  const whole = cents % 100 === 0 ? formatNumber(cents / 100) : typedEuro(cents);
  return source === null ? `€ ${whole}` : `€ ${whole} (${costSourceName(source)})`;
}
