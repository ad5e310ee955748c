import { phaseName } from "#app/features/districts/districts.render.ts";
import { phases } from "#app/features/districts/districts.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { SECTION_STATES } from "../sections/section-states.limits.ts";
import { bodyName } from "./body-name.render.ts";
import { sectionStateName } from "../sections/section-words.render.ts";
import type { VersionKind } from "./versions.limits.ts";
import type { Version } from "./versions.schema.ts";

/** What a version is called: its name, or what it was kept before. A public one has a name in any case. */
function versionTitle({ kind, label }: Pick<Version, "label"> & { kind: VersionKind }): string {
  const phase = phases.find((one) => one === label);
  const state = SECTION_STATES.find((one) => one === label);
  const restored = /^restore:(\d+)$/.exec(label)?.[1];
  if (kind === "phase" && phase) return m.versions_before_phase({ phase: phaseName(phase) });
  if (kind === "state" && state) return m.versions_before_state({ state: sectionStateName(state) });
  if (kind === "restore" && restored) return m.versions_before_restore({ number: restored });
  return label;
}

const kindNames = {
  named: m.versions_kind_named,
  phase: m.versions_kind_automatic,
  state: m.versions_kind_automatic,
  restore: m.versions_kind_automatic,
} as const satisfies Record<VersionKind, () => string>;

function versionKindName(kind: VersionKind): string {
  return kindNames[kind]();
}

/** The phase in which a version was kept; null for one outside a cycle. */
function versionPhase({ phase }: Pick<Version, "phase">): string | null {
  const known = phases.find((one) => one === phase);
  return known ? phaseName(known) : null;
}

/** A version with the words that pages show of it: made where the page is made, so that no browser needs the lists of names. */
export type ShownVersion = Version & { restored: { at: string; sentence: string }[]; title: string; kindName: string; phaseName: string | null; body: string | null };

/** Only the office restores. */
function restoredSentence(reason: string): string {
  return m.versions_restored({ body: bodyName({ capacity: "office", label: null }) ?? "", reason });
}

export function shownVersion(version: Version): ShownVersion {
  return {
    ...version, title: versionTitle(version), kindName: versionKindName(version.kind), phaseName: versionPhase(version),
    body: bodyName({ capacity: version.capacity, label: version.organisation }),
    restored: version.restorations.map(({ at, reason }) => ({ at, sentence: restoredSentence(reason) })),
  };
}

export function shownVersions<T extends { versions: Version[] }>(page: T): Omit<T, "versions"> & { versions: ShownVersion[] } {
  return { ...page, versions: page.versions.map(shownVersion) };
}
