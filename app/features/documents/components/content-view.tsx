import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { attributeText, type ContentNode, plainText } from "../document-content.rules.ts";
import { isAllowedLink, type LivingKind } from "../documents.limits.ts";
import { calloutWord } from "../callout-word.render.ts";
import { isCalloutKind, isLivingKind } from "../node-attributes.rules.ts";
import { contentNotes } from "../content-notes.rules.ts";
import { blockAnchor } from "../block-anchor.rules.ts";
import { originNumbers } from "../block-origins.rules.ts";

type Props = {
  content: ContentNode;
  /** The element level of the text's first heading level: 2 below a page's own h1. */
  headingLevel?: 2 | 3;
  /** Where a proposal's page is, for the paragraphs that come from one. */
  proposalTo: (number: string) => string;
  /** What a living block shows; the text's own feature knows. */
  living?: (block: { kind: LivingKind; ref: string }) => ReactNode;
  /** Begins the ids of notes: another one for a second text on the same page. */
  notePrefix?: string;
};

/** A co-edited text as a page shows it: no editor, no script. The plan is written in Italian, whatever the page's language. */
export function ContentView({ content, headingLevel = 2, proposalTo, living = () => null, notePrefix = "nota" }: Props) {
  if (plainText(content).trim() === "") return <EmptyState title={m.documents_content_empty()} />;
  const notes = contentNotes(content);
  const context: Context = { headingLevel, proposalTo, living, notes: new Map(notes.map((note, index) => [note, index + 1])), notePrefix };
  return (
    <div className="ta-content" lang="it">
      {blocks(content.content, context)}
      {notes.length > 0 && <Notes notes={notes} context={context} />}
    </div>
  );
}

type Context = Required<Omit<Props, "content">> & { notes: ReadonlyMap<ContentNode, number> };

/** The notes below the text, each with the way back to its word. */
function Notes({ notes, context: { notePrefix, headingLevel } }: { notes: readonly ContentNode[]; context: Context }) {
  const heading = { id: `${notePrefix}-titolo`, lang: getLocale() };
  const title = m.documents_notes_title();
  return (
    <section className="ta-notes" role="doc-endnotes" aria-labelledby={`${notePrefix}-titolo`}>
      {headingLevel === 3 ? <h3 {...heading}>{title}</h3> : <h2 {...heading}>{title}</h2>}
      <ol>
        {notes.map((note, index) => (
          <li key={index} id={`${notePrefix}-${index + 1}`}>
            {attributeText(note, "text")}{" "}
            <a href={`#${notePrefix}-rif-${index + 1}`} role="doc-backlink" lang={getLocale()} aria-label={m.documents_note_back({ number: index + 1 })}>↩</a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function blocks(nodes: readonly ContentNode[] | undefined, context: Context): ReactNode[] {
  return (nodes ?? []).map((node, index) => <Fragment key={blockAnchor(node.attrs?.["id"]) ?? index}>{block(node, context)}</Fragment>);
}

function block(node: ContentNode, context: Context): ReactNode {
  const id = blockAnchor(node.attrs?.["id"]);
  switch (node.type) {
    case "paragraph":
      return <p id={id}>{inlines(node, context)}<Origin node={node} context={context} /></p>;
    case "heading": {
      const Heading = headingTag(Number(node.attrs?.["level"] ?? 1) + context.headingLevel - 1);
      return <Heading id={id}>{inlines(node, context)}<Origin node={node} context={context} /></Heading>;
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
      return <ContentTable node={node} context={context} />;
    case "callout":
      return <Callout node={node} context={context} />;
    case "livingBlock": {
      const { kind, ref } = node.attrs ?? {};
      return isLivingKind(kind) && typeof ref === "string" ? <div id={id}>{context.living({ kind, ref })}</div> : null;
    }
    default:
      return null;
  }
}

function Callout({ node, context }: { node: ContentNode; context: Context }) {
  const value = node.attrs?.["kind"];
  const kind = isCalloutKind(value) ? value : "info";
  return (
    <aside className={`ta-callout ta-callout-${kind}`} id={blockAnchor(node.attrs?.["id"])} aria-label={calloutWord(kind)}>
      <p className="ta-callout-word" lang={getLocale()}><strong>{calloutWord(kind)}</strong></p>
      {blocks(node.content, context)}
    </aside>
  );
}

function ContentTable({ node, context }: { node: ContentNode; context: Context }) {
  const rows = node.content ?? [];
  const firstOfBody = rows.findIndex((row) => (row.content ?? []).some((cell) => cell.type !== "tableHeader"));
  const heads = firstOfBody === -1 ? rows.length : firstOfBody;
  const caption = attributeText(node, "caption");
  const drawn = rows.map((row, index) => <tr key={index}>{(row.content ?? []).map((cell, place) => <Cell key={place} node={cell} isHead={index < heads} context={context} />)}</tr>);
  return (
    <div className="ta-table ta-table-scroll" role="region" aria-label={caption || m.documents_content_table()} tabIndex={0}>
      <table className="table" id={blockAnchor(node.attrs?.["id"])}>
        {caption !== "" && <caption>{caption}</caption>}
        {heads > 0 && <thead>{drawn.slice(0, heads)}</thead>}
        <tbody>{drawn.slice(heads)}</tbody>
      </table>
    </div>
  );
}

/** A header cell below the header row names its row. */
function Cell({ node, isHead, context }: { node: ContentNode; isHead: boolean; context: Context }) {
  const className = node.attrs?.["numeric"] === true ? "ta-number" : undefined;
  const content = blocks(node.content, context);
  if (node.type === "tableHeader") return <th scope={isHead ? "col" : "row"} className={className} {...spans(node)}>{content}</th>;
  return <td className={className} {...spans(node)}>{content}</td>;
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
  return originNumbers(node.attrs?.["proposal"]).map((number) => (
    <Fragment key={number}>
      {" "}
      <Link className="ta-content-origin" lang={getLocale()} to={context.proposalTo(number)}>{m.documents_content_origin({ number })}</Link>
    </Fragment>
  ));
}

function NoteMark({ number, notePrefix }: { number: number; notePrefix: string }) {
  return (
    <sup>
      <a href={`#${notePrefix}-${number}`} id={`${notePrefix}-rif-${number}`} role="doc-noteref" lang={getLocale()} aria-label={m.documents_note_number({ number })}>{number}</a>
    </sup>
  );
}

function inlines(node: ContentNode, context: Context): ReactNode[] {
  return (node.content ?? []).map((child, index) => {
    if (child.type === "hardBreak") return <br key={index} />;
    if (child.type === "footnote") return <NoteMark key={index} number={context.notes.get(child) ?? 0} notePrefix={context.notePrefix} />;
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
