/** A run of words that stayed, went or came. */
export type DiffPart = { kind: "same" | "removed" | "added"; text: string };

/**
 * [PROP-15] What changed between two texts, by words: joined, the parts that are not `added` make the former text, those
 * not `removed` the later one. What begins and ends alike is set aside first, so that the table stays small.
 */
export function wordDiff(former: string, later: string): DiffPart[] {
  const a = tokens(former);
  const b = tokens(later);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const parts: DiffPart[] = [
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ];
  return joined(parts);
}

function same(text: string): DiffPart {
  return { kind: "same", text };
}

/** Words and the spaces between them, nothing lost. */
function tokens(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** The longest common run of tokens, by the usual table. */
function middle(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left = "", right = ""] = [a[i], b[j]];
    if (i < a.length && j < b.length && left === right) {
      parts.push(same(left));
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: "removed", text: left });
      i += 1;
    } else {
      parts.push({ kind: "added", text: right });
      j += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind as one part; between changes all that went comes before all that came, a lone space with them. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) result.push({ kind: "removed", text: removed });
    if (added) result.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  parts.forEach((part, index) => {
    const isBetweenChanges = part.kind === "same" && /^\s+$/.test(part.text) && (removed || added) && (parts[index + 1]?.kind ?? "same") !== "same";
    if (part.kind === "removed" || isBetweenChanges) removed += part.text;
    if (part.kind === "added" || isBetweenChanges) added += part.text;
    if (part.kind !== "same" || isBetweenChanges) return;
    flush();
    const last = result.at(-1);
    if (last?.kind === "same") last.text += part.text;
    else result.push({ ...part });
  });
  flush();
  return result;
}
