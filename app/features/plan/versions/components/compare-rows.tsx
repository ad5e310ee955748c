import { href, Link } from "react-router";
import { blockAnchor } from "#app/features/documents/block-anchor.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDateTime } from "#app/platform/i18n/format.ts";
import type { BlockDiff } from "../compare.rules.ts";
import type { Body, CompareRow } from "../comparison.rules.ts";
import { bodyName } from "../body-name.render.ts";
import { attributeSentence, blockTypeName } from "../compare.render.ts";
import { DiffBlock } from "./diff-block.tsx";
import "./compare.css";

type Props = { rows: readonly CompareRow[]; isSide: boolean; section: { ambito: string; sezione: string }; hasToday: boolean };

/** The comparison, row by row. Side by side is a matter of style: on a narrow page and on paper it is in line again. */
export function CompareRows({ rows, isSide, section, hasToday }: Props) {
  return rows.map((row, index) => {
    if (row.kind === "gap") return <p key={index} className="ta-diff-gap">{m.versions_gap({ count: row.count })}</p>;
    const { diff, number, blockId, bodies } = row;
    return (
      <article key={index} id={number === null ? undefined : `modifica-${number}`} className={`ta-diff ta-diff-row ta-diff-row-${diff.kind}`}>
        {number !== null && <h3>{rowTitle(diff, number)}</h3>}
        {diff.kind === "left" && <p className="ta-diff-facts">{m.versions_left()}</p>}
        {diff.kind === "changed" && diff.attributes.map((change) => <p key={change.name} className="ta-diff-facts">{attributeSentence(change)}</p>)}
        {isSide ? <Sides diff={diff} /> : <DiffBlock diff={diff} />}
        {(bodies.length > 0 || (number !== null && blockId !== null && hasToday)) && (
          <p className="ta-diff-facts">
            {bodies.length > 0 && <>{m.versions_authors()} {bodies.map(bodySentence).join("; ")}. </>}
            {number !== null && blockId !== null && hasToday && <Link to={`${href("/:ambito/piano/:sezione", section)}#${blockAnchor(blockId) ?? ""}`}>{m.versions_go_to_block()}</Link>}
          </p>
        )}
      </article>
    );
  });
}

/** The same marks on both sides: each hides the other's words where there is room for two columns. */
function Sides({ diff }: { diff: BlockDiff }) {
  const isOldAlone = diff.kind === "removed";
  const hasOld = diff.kind !== "added" && diff.kind !== "left" && diff.kind !== "moved";
  return (
    <div className={`ta-diff-side ${isOldAlone ? "ta-diff-old-alone" : ""}`}>
      <div className="ta-diff-old">{hasOld && <DiffBlock diff={diff} />}</div>
      <div className="ta-diff-new">{!isOldAlone && <DiffBlock diff={diff} />}</div>
    </div>
  );
}

function rowTitle(diff: BlockDiff, number: number): string {
  const values = { number, type: blockTypeName(diff.kind === "changed" ? diff.after.type : diff.node.type) };
  switch (diff.kind) {
    case "added":
      return m.versions_change_added(values);
    case "removed":
      return m.versions_change_removed(values);
    case "changed":
      return diff.moved ? m.versions_change_moved_changed(values) : m.versions_change_changed(values);
    default:
      return m.versions_change_moved(values);
  }
}

function bodySentence({ capacity, label, first, last }: Body): string {
  const body = bodyName({ capacity, label }) ?? m.versions_author_unknown();
  const [from, to] = [formatDateTime(first), formatDateTime(last)];
  return from === to ? m.versions_author_once({ body, date: from }) : m.versions_author_range({ body, first: from, last: to });
}
