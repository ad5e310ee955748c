import { createContext, Fragment, type ReactNode, useContext } from "react";
import { href } from "react-router";
import { ContentView } from "#app/features/documents/components/content-view.tsx";
import { attributeText, type ContentNode, plainText } from "#app/features/documents/document-content.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { LazyLivingFigure } from "../../living/components/lazy-living-figure.tsx";
import type { LivingData } from "../../living/living.schema.ts";
import type { BlockDiff, ChangedBlock } from "../compare.rules.ts";
import { DiffWords } from "./diff-words.tsx";

/** What the blocks of both texts need to be drawn. */
export type DiffSources = { ambito: string; living: { before: LivingData; after: LivingData } };
export const DiffSourcesContext = createContext<DiffSources>({ ambito: "", living: { before: {}, after: {} } });

/** One block of the comparison as it stands in the text, marked with what happened to it. */
export function DiffBlock({ diff }: { diff: BlockDiff }): ReactNode {
  if (diff.kind === "changed") return <Changed diff={diff} />;
  if (diff.kind === "left") return null;
  if (diff.kind === "added") return <Whole node={diff.node} mark="added" />;
  if (diff.kind === "removed") return <Whole node={diff.node} mark="removed" />;
  return <Whole node={diff.node} mark={null} />;
}

function Changed({ diff: { before, after, inside } }: { diff: ChangedBlock }) {
  if (inside.kind === "whole") return <><Whole node={before} mark="removed" /><Whole node={after} mark="added" /></>;
  if (inside.kind === "words") return <TextBlock node={after}><DiffWords parts={inside.parts} /></TextBlock>;
  return <Container node={after}>{inside.blocks.map((block, index) => <Fragment key={index}><DiffBlock diff={block} /></Fragment>)}</Container>;
}

/** Headings of the compared text are no headings of this page. */
function TextBlock({ node, children }: { node: ContentNode; children: ReactNode }) {
  return <p lang="it" className={node.type === "heading" ? `h${Math.min(Number(node.attrs?.["level"] ?? 1) + 3, 6)}` : undefined}>{children}</p>;
}

function Container({ node, children }: { node: ContentNode; children: ReactNode }) {
  const span = { colSpan: Number(node.attrs?.["colspan"] ?? 1), rowSpan: Number(node.attrs?.["rowspan"] ?? 1) };
  switch (node.type) {
    case "bulletList":
      return <ul>{children}</ul>;
    case "orderedList":
      return <ol start={Number(node.attrs?.["start"] ?? 1) || 1}>{children}</ol>;
    case "listItem":
      return <li>{children}</li>;
    case "blockquote":
      return <blockquote>{children}</blockquote>;
    case "table":
      return <Table caption={attributeText(node, "caption")}>{children}</Table>;
    case "tableRow":
      return <tr>{children}</tr>;
    case "tableHeader":
      return <th {...span}>{children}</th>;
    case "tableCell":
      return <td {...span}>{children}</td>;
    default:
      return <div className="ta-callout">{children}</div>;
  }
}

function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <div className="ta-table ta-table-scroll" role="region" aria-label={caption || m.versions_type_table()} tabIndex={0}>
      <table className="table">{caption !== "" && <caption>{caption}</caption>}<tbody>{children}</tbody></table>
    </div>
  );
}

type Mark = "added" | "removed" | null;

/** A block as it is, marked as a whole. Rows, cells and items stay what they are, so that tables and lists keep their shape. */
function Whole({ node, mark }: { node: ContentNode; mark: Mark }) {
  if (node.type === "listItem") return <li><Framed mark={mark}><Flow nodes={node.content ?? []} mark={mark} /></Framed></li>;
  if (node.type === "tableRow") return <tr>{(node.content ?? []).map((cell, index) => <Whole key={index} node={cell} mark={mark} />)}</tr>;
  if (node.type === "tableCell" || node.type === "tableHeader") return <Container node={node}><Framed mark={mark}><Flow nodes={node.content ?? []} mark={mark} /></Framed></Container>;
  return <Framed mark={mark}><Flow nodes={[node]} mark={mark} /></Framed>;
}

function Framed({ mark, children }: { mark: Mark; children: ReactNode }) {
  if (mark === null) return children;
  return (
    <div className={`ta-diff-${mark}`} role={mark === "added" ? "insertion" : "deletion"}>
      <span className="visually-hidden" lang={getLocale()}>{mark === "added" ? m.versions_ins() : m.versions_del()} </span>
      {children}
    </div>
  );
}

function Flow({ nodes, mark }: { nodes: readonly ContentNode[]; mark: Mark }) {
  const { ambito, living } = useContext(DiffSourcesContext);
  const data = mark === "removed" ? living.before : living.after;
  const content: ContentNode = { type: "doc", content: nodes.map(withoutIds) };
  if (plainText(content).trim() === "") return <p className="text-secondary" lang={getLocale()}>{m.versions_empty_block()}</p>;
  if (nodes.length === 1 && nodes[0]?.type === "heading") return <TextBlock node={nodes[0]}>{plainText(nodes[0])}</TextBlock>;
  return (
    <ContentView
      content={content} headingLevel={3} notePrefix={`nota-${String(nodes[0]?.attrs?.["id"] ?? plainText(content).length)}`}
      proposalTo={(numero) => href("/:ambito/proposte/:numero", { ambito, numero })}
      living={(block) => <LazyLivingFigure block={block} data={data} ambito={ambito} />}
    />
  );
}

/** A block may stand on this page twice: its id belongs to the text, not here. */
function withoutIds(node: ContentNode): ContentNode {
  const { id: _id, ...attrs } = node.attrs ?? {};
  return { ...node, attrs, ...(node.content ? { content: node.content.map(withoutIds) } : {}) };
}
