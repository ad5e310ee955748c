import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { type ContentNode, plainText } from "../document-content.rules.ts";
import { isAllowedLink } from "../documents.limits.ts";
import { blockAnchor } from "../block-anchor.rules.ts";

type Props = {
  content: ContentNode;
  /** The element level of the text's first heading level: 2 below a page's own h1. */
  headingLevel?: 2 | 3;
  /** Where a proposal's page is, for the paragraphs that come from one. */
  proposalTo: (number: string) => string;
};

/** A co-edited text as a page shows it: no editor, no script. The plan is written in Italian, whatever the page's language. */
export function ContentView({ content, headingLevel = 2, proposalTo }: Props) {
  if (plainText(content).trim() === "") return <EmptyState title={m.documents_content_empty()} />;
  return <div className="ta-content" lang="it">{blocks(content.content, { headingLevel, proposalTo })}</div>;
}

type Context = { headingLevel: number; proposalTo: (number: string) => string };

function blocks(nodes: readonly ContentNode[] | undefined, context: Context): ReactNode[] {
  return (nodes ?? []).map((node, index) => <Fragment key={blockAnchor(node.attrs?.["id"]) ?? index}>{block(node, context)}</Fragment>);
}

function block(node: ContentNode, context: Context): ReactNode {
  const id = blockAnchor(node.attrs?.["id"]);
  switch (node.type) {
    case "paragraph":
      return <p id={id}>{inlines(node)}<Origin node={node} context={context} /></p>;
    case "heading": {
      const Heading = headingTag(Number(node.attrs?.["level"] ?? 1) + context.headingLevel - 1);
      return <Heading id={id}>{inlines(node)}<Origin node={node} context={context} /></Heading>;
    }
    case "bulletList":
      return <ul id={id}>{blocks(node.content, context)}</ul>;
    case "orderedList":
      return <ol id={id} start={Number(node.attrs?.["start"] ?? 1) || 1}>{blocks(node.content, context)}</ol>;
    case "listItem":
      return <li>{blocks(node.content, context)}</li>;
    case "blockquote":
      return <blockquote id={id}>{blocks(node.content, context)}</blockquote>;
    case "horizontalRule":
      return <hr />;
    case "table":
      return (
        <div className="ta-table ta-table-scroll" role="region" aria-label={m.documents_content_table()} tabIndex={0}>
          <table className="table" id={id}>
            <tbody>{blocks(node.content, context)}</tbody>
          </table>
        </div>
      );
    case "tableRow":
      return <tr>{blocks(node.content, context)}</tr>;
    case "tableHeader":
      return <th scope="col" {...spans(node)}>{blocks(node.content, context)}</th>;
    case "tableCell":
      return <td {...spans(node)}>{blocks(node.content, context)}</td>;
    default:
      return null;
  }
}

function headingTag(level: number): "h2" | "h3" | "h4" | "h5" {
  if (level <= 2) return "h2";
  if (level === 3) return "h3";
  return level === 4 ? "h4" : "h5";
}

function spans(node: ContentNode): { colSpan: number; rowSpan: number } {
  return { colSpan: Number(node.attrs?.["colspan"] ?? 1) || 1, rowSpan: Number(node.attrs?.["rowspan"] ?? 1) || 1 };
}

function Origin({ node, context }: { node: ContentNode; context: Context }) {
  const number = node.attrs?.["proposal"];
  if (typeof number !== "string" || number === "") return null;
  return (
    <>
      {" "}
      <Link className="ta-content-origin" lang={getLocale()} to={context.proposalTo(number)}>{m.documents_content_origin({ number })}</Link>
    </>
  );
}

function inlines(node: ContentNode): ReactNode[] {
  return (node.content ?? []).map((child, index) => {
    if (child.type === "hardBreak") return <br key={index} />;
    if (child.type !== "text") return null;
    return <Fragment key={index}>{marked(child)}</Fragment>;
  });
}

function marked(node: ContentNode): ReactNode {
  let shown: ReactNode = node.text;
  for (const mark of node.marks ?? []) {
    const href = mark.attrs?.["href"];
    if (mark.type === "bold") shown = <strong>{shown}</strong>;
    else if (mark.type === "italic") shown = <em>{shown}</em>;
    else if (mark.type === "underline") shown = <u>{shown}</u>;
    else if (mark.type === "link" && typeof href === "string" && isAllowedLink(href)) shown = <a href={href} rel="noopener noreferrer nofollow">{shown}</a>;
  }
  return shown;
}
