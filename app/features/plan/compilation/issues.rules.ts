import type { IssueCode } from "./compilation.limits.ts";
import type { Issue } from "./document-model.schema.ts";

export type IssueRecorder = {
  /** Records one finding; the same finding on the same block is kept once, one without a block each time. */
  record(code: IssueCode, detail: string, blockId?: string | null): void;
};

/** Findings of one section, appended to `issues`. */
export function createRecorder(issues: Issue[], section: { id: string; number: string | null }): IssueRecorder {
  const seen = new Set<string>();
  return {
    record(code, detail, blockId = null) {
      const short = detail.length > 120 ? `${detail.slice(0, 119)}…` : detail;
      const key = `${code} ${blockId ?? ""} ${short}`;
      if (blockId !== null && seen.has(key)) return;
      seen.add(key);
      issues.push({ code, sectionId: section.id, sectionNumber: section.number, blockId, detail: short });
    },
  };
}
