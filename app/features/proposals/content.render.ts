import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { ContentField } from "./draft-conflict.rules.ts";
import type { CostSource } from "./proposals.limits.ts";
import { urgencyName } from "./question.render.ts";
import type { Activity, ProposalContent } from "./proposals.rules.ts";

const labels = {
  form: m.proposals_field_form,
  organisationId: m.proposals_field_sender,
  shared: m.proposals_field_shared,
  title: m.proposals_field_title,
  tavoloId: m.proposals_field_tavolo,
  need: m.proposals_field_need,
  who: m.proposals_field_who,
  municipalityIds: m.proposals_field_municipalities,
  proposal: m.proposals_field_proposal,
  expectedChange: m.proposals_field_expected_change,
  evidence: m.proposals_field_evidence,
  existingServices: m.proposals_field_existing_services,
  objectives: m.proposals_field_objectives,
  activities: m.proposals_field_activities,
  recipientsEstimate: m.proposals_field_recipients,
  partners: m.proposals_field_partners,
  ownResources: m.proposals_field_own_resources,
  costEstimate: m.proposals_field_cost,
  costSource: m.proposals_field_cost_source,
  indicators: m.proposals_field_indicators,
  sociohealth: m.proposals_field_sociohealth,
  leps: m.proposals_field_leps,
  urgency: m.proposals_field_urgency,
  licenceOk: m.proposals_field_licence,
  noPersonalData: m.proposals_field_no_personal_data,
} as const satisfies Record<ContentField, () => string>;

const costSourceNames = {
  own_estimate: m.proposals_cost_own_estimate,
  quote: m.proposals_cost_quote,
  similar_service: m.proposals_cost_similar_service,
  price_list: m.proposals_cost_price_list,
} as const satisfies Record<CostSource, () => string>;

/** The question of the form that an answer answers. */
export function fieldLabel(field: ContentField): string {
  return labels[field]();
}

export function costSourceName(source: CostSource): string {
  return costSourceNames[source]();
}

/** «03/2027», or what was typed. */
function monthText(month: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(month);
  return match ? `${match[2]}/${match[1]}` : month;
}

/** «da 03/2027 a 12/2027», with what there is of it. */
export function activityTimes({ from, to }: Activity): string {
  if (from && to) return m.proposals_activity_from_to({ from: monthText(from), to: monthText(to) });
  if (from) return m.proposals_activity_since({ from: monthText(from) });
  return to ? m.proposals_activity_until({ to: monthText(to) }) : "";
}

/** Names of what a content keeps by id. */
export type Names = {
  tavoli: readonly { id: string; name: string }[];
  municipalities: readonly { id: string; name: string }[];
  organisations: readonly { id: string; name: string }[];
  leps: readonly { code: string; name: string }[];
};

/** An answer in words, to be read beside another one. */
export function fieldText(content: ProposalContent, field: ContentField, names: Names): string {
  switch (field) {
    case "form":
      return content.form === "full" ? m.proposals_form_full() : m.proposals_form_light();
    case "organisationId":
      return names.organisations.find(({ id }) => id === content.organisationId)?.name ?? m.proposals_field_sender_self();
    case "tavoloId":
      return names.tavoli.find(({ id }) => id === content.tavoloId)?.name ?? m.proposals_field_tavolo_unknown();
    case "municipalityIds":
      return formatList(names.municipalities.filter(({ id }) => content.municipalityIds.includes(id)).map(({ name }) => name));
    case "leps":
      return names.leps.filter(({ code }) => content.leps.includes(code)).map(({ name }) => name).join("\n");
    case "activities":
      return content.activities.map((activity) => [activity.what, activityTimes(activity)].filter(Boolean).join(" · ")).join("\n");
    case "urgency":
      return content.urgency ? urgencyName(content.urgency) : m.proposals_field_urgency_none();
    case "costSource":
      return content.costSource ? costSourceName(content.costSource) : "";
    case "sociohealth":
      return content.sociohealth === null ? "" : yesOrNo(content.sociohealth === "yes");
    case "shared":
    case "licenceOk":
    case "noPersonalData":
      return yesOrNo(content[field]);
    case "objectives":
    case "partners":
    case "indicators":
      return content[field].join("\n");
    default:
      return content[field];
  }
}

export function yesOrNo(isYes: boolean): string {
  return isYes ? m.proposals_yes() : m.proposals_no();
}
