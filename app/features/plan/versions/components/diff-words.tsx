import { Fragment, type ReactNode } from "react";
import { attributeText, type ContentNode } from "#app/features/documents/document-content.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import type { WordsPart } from "../words-diff.rules.ts";

/** The words of a changed block: what is new and what is gone, said in words too. */
export function DiffWords({ parts }: { parts: readonly WordsPart[] }) {
  return parts.map((part, index) => <Fragment key={index}>{drawn(part)}</Fragment>);
}

function drawn({ kind, nodes }: WordsPart): ReactNode {
  if (kind === "same") return <Inlines nodes={nodes} />;
  if (kind === "added") return <ins><Aside text={m.versions_ins()} /><Inlines nodes={nodes} isChange /><Aside text={m.versions_end()} /></ins>;
  return <del><Aside text={m.versions_del()} /><Inlines nodes={nodes} isChange /><Aside text={m.versions_end()} /></del>;
}

function Aside({ text }: { text: string }) {
  return <span className="visually-hidden" lang={getLocale()}> {text} </span>;
}

/** `isChange`: what has no letters of its own is said, so that one sees that it came or went. */
export function Inlines({ nodes, isChange = false }: { nodes: readonly ContentNode[]; isChange?: boolean }) {
  return nodes.map((node, index) => <Fragment key={index}>{inline(node, isChange)}</Fragment>);
}

function inline(node: ContentNode, isChange: boolean): ReactNode {
  if (node.type === "hardBreak") return <>{isChange && <small lang={getLocale()}>[{m.versions_break()}]</small>}<br /></>;
  if (node.type === "footnote") return <small> [{m.versions_note({ text: attributeText(node, "text") })}]</small>;
  let shown: ReactNode = node.text;
  for (const { type } of node.marks ?? []) {
    if (type === "bold") shown = <strong>{shown}</strong>;
    else if (type === "italic") shown = <em>{shown}</em>;
    else if (type === "underline" || type === "link") shown = <u>{shown}</u>;
  }
  return shown;
}
