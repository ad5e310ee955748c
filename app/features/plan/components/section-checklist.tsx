import type { ReactNode } from "react";
import { href, Link } from "react-router";
import { blockAnchor } from "#app/features/documents/block-anchor.rules.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import type { Checklist } from "../sections/checklist.rules.ts";
import { checklistSentence } from "../sections/checklist.render.ts";

type Line = Checklist["missing"][number] | Checklist["doubts"][number];
type Pages = Record<"suggestions_open" | "comments_open", string>;

/** What is missing before «pronta», each line leading to its block, and what is worth a look. */
export function SectionChecklist({ slug, checklist: { missing, doubts }, level = 2 }: { slug: string; checklist: Checklist; level?: 2 | 4 }) {
  const { slug: ambito } = useDistrict();
  const params = { ambito, sezione: slug };
  const editTo = href("/:ambito/piano/:sezione/modifica", params);
  const pages = { suggestions_open: href("/:ambito/piano/:sezione/suggerimenti", params), comments_open: href("/:ambito/piano/:sezione/commenti", params) };
  const Title = level === 2 ? "h2" : "h4";
  return (
    <div className="mb-3" id="prima-di-pronta">
      <Title className="h5">{m.sections_checklist_title()}</Title>
      {missing.length === 0 && <p><Icon name="it-check-circle" size="sm" /> {m.sections_checklist_complete()}</p>}
      <Lines title={m.sections_checklist_missing()} lines={missing} pages={pages} />
      <Lines title={m.sections_checklist_doubts()} lines={doubts} pages={pages} />
      {missing.length + doubts.length > 0 && <p><Link to={editTo}>{m.sections_checklist_edit()}</Link></p>}
    </div>
  );
}

function Lines({ title, lines, pages }: { title: string; lines: readonly Line[]; pages: Pages }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <p className="fw-semibold mb-1">{title}</p>
      <ul>
        {lines.map((line, index) => <li key={index}><LineLink line={line} pages={pages} /></li>)}
      </ul>
    </>
  );
}

function LineLink({ line, pages }: { line: Line; pages: Pages }) {
  const sentence = checklistSentence(line);
  if ("count" in line) return <Link to={pages[line.kind]}>{sentence}</Link>;
  return line.blockId === null ? sentence : <a href={`#${blockAnchor(line.blockId)}`}>{sentence}</a>;
}
