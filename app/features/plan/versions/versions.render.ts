import { phaseName } from "#app/features/districts/districts.render.ts";
import { phases } from "#app/features/districts/districts.limits.ts";
import { participantName } from "#app/features/documents/documents.render.ts";
import { m } from "#app/paraglide/messages.js";
import { SECTION_STATES } from "../sections/plan-outline.limits.ts";
import { sectionStateName } from "../sections/section-words.render.ts";
import type { AttributeChange } from "./compare.rules.ts";
import type { VersionKind } from "./versions.limits.ts";
import type { Version } from "./versions.schema.ts";

/** What a version is called: its name, or what it was kept before. A public one has a name in any case. */
export function versionTitle({ kind, label }: Pick<Version, "label"> & { kind: VersionKind }): string {
  const phase = phases.find((one) => one === label);
  const state = SECTION_STATES.find((one) => one === label);
  const restored = /^restore:(\d+)$/.exec(label)?.[1];
  if (kind === "phase" && phase) return m.versions_before_phase({ phase: phaseName(phase) });
  if (kind === "state" && state) return m.versions_before_state({ state: sectionStateName(state) });
  if (kind === "restore" && restored) return m.versions_before_restore({ number: restored });
  return label;
}

/** «Versione 3 · Bozza per la consultazione». */
export function numberedTitle(version: Pick<Version, "label" | "kind" | "number">): string {
  return m.plan_section_version_title({ number: version.number, label: versionTitle(version) });
}

const kindNames = {
  named: m.versions_kind_named,
  phase: m.versions_kind_automatic,
  state: m.versions_kind_automatic,
  restore: m.versions_kind_automatic,
} as const satisfies Record<VersionKind, () => string>;

export function versionKindName(kind: VersionKind): string {
  return kindNames[kind]();
}

/** The phase in which a version was kept; null for one outside a cycle. */
export function versionPhase({ phase }: Pick<Version, "phase">): string | null {
  const known = phases.find((one) => one === phase);
  return known ? phaseName(known) : null;
}

/** For whom a version was kept or words were written; never a person. Roles that are over leave no trace. */
export function bodyName(author: { capacity: Version["capacity"]; label: string | null }): string | null {
  if (author.label !== null) return author.label;
  return author.capacity === null ? null : participantName({ capacity: author.capacity, label: null });
}

const typeNames: Record<string, () => string> = {
  paragraph: m.versions_type_paragraph,
  heading: m.versions_type_heading,
  blockquote: m.versions_type_quote,
  bulletList: m.versions_type_list,
  orderedList: m.versions_type_list,
  table: m.versions_type_table,
  callout: m.versions_type_callout,
  livingBlock: m.versions_type_living,
};

/** «paragrafo», «tabella»; «blocco» for anything else. */
export function blockTypeName(type: string): string {
  return (typeNames[type] ?? m.versions_type_block)();
}

/** What changed beside the words, as a sentence. */
export function attributeSentence({ name, before, after }: AttributeChange): string {
  const shown = (value: unknown) => (value === null || value === "" ? m.versions_attribute_nothing() : name === "type" ? blockTypeName(String(value)) : String(value));
  const values = { before: shown(before), after: shown(after) };
  switch (name) {
    case "type":
      return m.versions_attribute_type(values);
    case "level":
      return m.versions_attribute_level(values);
    case "proposal":
      return m.versions_attribute_proposal(values);
    case "caption":
      return m.versions_attribute_caption(values);
    case "start":
      return m.versions_attribute_start(values);
    default:
      return m.versions_attribute_other();
  }
}
