import { m } from "#app/paraglide/messages.js";
import type { DocumentMeta, Labels } from "#app/platform/document-model.ts";
import { formatDay, localDay } from "./format.render.ts";
import type { DocumentLocale } from "./format.render.ts";

export type MetaInput = {
  locale: DocumentLocale;
  /** «Area Ovest». */
  districtName: string;
  leadBody: string;
  startsOn: string;
  endsOn: string;
  demo: boolean;
  /** A draft is dated by the moment of its text, a version by that of its freezing: never by the export. */
  state: { kind: "draft"; at: Date } | { kind: "version"; label: string; at: Date };
};

function labels(locale: DocumentLocale): Labels {
  const options = { locale };
  return {
    contents: m.plan_doc_label_contents({}, options),
    listOfTables: m.plan_doc_label_tables({}, options),
    table: m.plan_doc_label_table({}, options),
    origin: m.plan_doc_label_origin({}, options),
    page: m.plan_doc_label_page({}, options),
    pageOf: m.plan_doc_label_page_of({}, options),
    skipToContents: m.plan_doc_label_skip({}, options),
    leadBody: m.plan_doc_label_lead_body({}, options),
    demo: m.plan_doc_label_demo({}, options),
    demoExplanation: m.plan_doc_label_demo_explanation({}, options),
    advisory: m.plan_doc_label_advisory({}, options),
    notes: m.plan_doc_label_notes({}, options),
    backToText: m.plan_doc_label_back({}, options),
  };
}

/** Everything that the outputs print besides the text, in the document's language. */
export function documentMeta(input: MetaInput): DocumentMeta {
  const { locale, state } = input;
  const options = { locale };
  const date = localDay(state.at);
  const dateText = formatDay(date, locale);
  return {
    locale,
    title: m.plan_doc_title({}, options),
    district: m.plan_doc_district({ name: input.districtName }, options),
    cycle: m.plan_doc_cycle({ from: input.startsOn.slice(0, 4), to: input.endsOn.slice(0, 4) }, options),
    leadBody: input.leadBody,
    demo: input.demo,
    state: state.kind,
    stateText:
      state.kind === "draft"
        ? m.plan_doc_state_draft({ date: dateText }, options)
        : m.plan_doc_state_version({ label: state.label, date: dateText }, options),
    date,
    dateText,
    createdAt: Math.floor(state.at.getTime() / 1000),
    labels: labels(locale),
  };
}
