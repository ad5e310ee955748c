import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import type { Block, Cell, Inline, TableBlock } from "#app/platform/document-model.ts";

/** Blocks of the document model on a page of the site: what generated parts are made of. Notes and headings are the written text's. */
export function ModelBlocks({ blocks }: { blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, index) => <Fragment key={index}>{blockOf(block)}</Fragment>);
}

function blockOf(block: Block): ReactNode {
  switch (block.k) {
    case "p":
      return <p>{block.c.map(inlineOf)}</p>;
    case "ul":
      return <ul>{block.it.map((item, index) => <li key={index}><Tight blocks={item} /></li>)}</ul>;
    case "callout":
      return (
        <div className={`ta-callout ta-callout-${block.v}`}>
          <p className="ta-callout-word"><strong>{block.title}</strong></p>
          <ModelBlocks blocks={block.c} />
        </div>
      );
    case "table":
      return <ModelTable block={block} />;
    default:
      return null;
  }
}

/** One paragraph alone, in a cell or in a point of a list, needs no element of its own. */
function Tight({ blocks }: { blocks: readonly Block[] }): ReactNode {
  const [only, second] = blocks;
  return only?.k === "p" && second === undefined ? only.c.map(inlineOf) : <ModelBlocks blocks={blocks} />;
}

function ModelTable({ block }: { block: TableBlock }) {
  return (
    <div className="ta-table ta-table-scroll" role="region" aria-label={block.cap} tabIndex={0}>
      <table className="table">
        <caption>{block.cap}</caption>
        <thead>{block.head.map((row, index) => <tr key={index}>{row.map((cell, column) => cellOf(cell, column, "col", block))}</tr>)}</thead>
        <tbody>{block.body.map((row, index) => <tr key={index}>{row.map((cell, column) => cellOf(cell, column, "row", block))}</tr>)}</tbody>
      </table>
    </div>
  );
}

function cellOf(cell: Cell, column: number, scope: "col" | "row", block: TableBlock): ReactNode {
  const className = block.num[column] ? "ta-number" : undefined;
  const content = <Tight blocks={cell.c} />;
  return cell.h ? <th key={column} scope={scope} className={className}>{content}</th> : <td key={column} className={className}>{content}</td>;
}

function inlineOf(inline: Inline, index: number): ReactNode {
  if (inline.k === "br") return <br key={index} />;
  if (inline.k === "fn") return null;
  let shown: ReactNode = inline.v;
  if (inline.i) shown = <em>{shown}</em>;
  if (inline.b) shown = <strong>{shown}</strong>;
  return <Fragment key={index}>{inline.a === undefined ? shown : <Link to={inline.a}>{shown}</Link>}</Fragment>;
}
