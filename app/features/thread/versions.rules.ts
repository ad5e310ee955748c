import { textFields, type TextField } from "#app/features/proposals/proposals.limits.ts";
import { type DiffPart, wordDiff } from "#app/features/proposals/word-diff.rules.ts";
import type { Texts, VersionsPage } from "./lineage.schema.ts";

export type VersionChange = {
  version: number;
  at: string;
  by: VersionsPage["versions"][number]["replacedAs"];
  organisation: string | null;
  reason: string;
  isOnlyForOffice: boolean;
  /** The answers that changed; null when the former text may not be read. */
  fields: { field: TextField; parts: DiffPart[] }[] | null;
};

/** [PROP-15] Each correction, newest first: what it changed against the text that came after it. */
export function versionChanges(current: Texts, versions: VersionsPage["versions"]): VersionChange[] {
  return versions.map((version, index) => {
    const later = index === 0 ? current : (versions[index - 1]?.content ?? null);
    const former = version.content;
    return {
      version: version.version, at: version.replacedAt, by: version.replacedAs, organisation: version.organisation, reason: version.reason,
      isOnlyForOffice: version.withheld,
      fields: former && later && textFields.filter((field) => former[field] !== later[field]).map((field) => ({ field, parts: wordDiff(former[field], later[field]) })),
    };
  });
}
