/** What a Word file holds beside its text: changes that nobody has accepted or declined yet, and talk. */
export type TrackedChanges = { insertions: number; deletions: number; comments: number };

type Kind = "insertions" | "deletions";

const KINDS: Readonly<Record<string, Kind>> = { ins: "insertions", moveTo: "insertions", del: "deletions", moveFrom: "deletions" };
const TEXT_PART = /^word\/(document\d*|footnotes|endnotes)\.xml$/;
const COMMENT_PART = /^word\/comments\.xml$/;
const TAG = /<(\/?)w:(ins|del|moveTo|moveFrom|pPr|p|t|delText|tab|br|sym|drawing|pict|footnoteReference|endnoteReference)(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g;

export function isTrackedPart(name: string): boolean {
  return TEXT_PART.test(name) || COMMENT_PART.test(name);
}

/** Counts the changes as a reader of Word sees them: pieces of the same kind without other words between them are one. */
export function countTrackedChanges(parts: ReadonlyMap<string, string>): TrackedChanges {
  const counted: TrackedChanges = { insertions: 0, deletions: 0, comments: 0 };
  for (const [name, xml] of parts) {
    if (COMMENT_PART.test(name)) counted.comments += xml.match(/<w:comment[\s>]/g)?.length ?? 0;
    else countChanges(xml, counted);
  }
  return counted;
}

function countChanges(xml: string, counted: TrackedChanges): void {
  const around: Kind[] = [];
  let last: Kind | null = null;
  /** The kind of change of the paragraph's own end. */
  let mark: Kind | null = null;
  let isInProperties = false;
  const meet = (kind: Kind | null) => {
    if (kind && kind !== last) counted[kind] += 1;
    last = kind;
  };
  for (const [, slash, name = "", single] of xml.matchAll(TAG)) {
    const isEnd = slash === "/";
    const kind = KINDS[name];
    if (name === "pPr") isInProperties = !isEnd && single !== "/";
    else if (kind && isInProperties) mark ??= kind;
    else if (kind && isEnd) around.pop();
    else if (kind && single !== "/") around.push(kind);
    else if (name === "p" && isEnd) {
      meet(mark);
      mark = null;
    }
    // What was inserted and then deleted is left out.
    else if (name !== "p" && !kind && !isEnd && !isInProperties) meet(around.includes("deletions") ? "deletions" : (around.at(-1) ?? null));
  }
}
