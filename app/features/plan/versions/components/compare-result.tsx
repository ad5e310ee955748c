import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { CompareRow, ComparisonSummary } from "../comparison.rules.ts";
import type { SectionVersions } from "../versions.schema.ts";
import type { LivingData } from "../../living/living.schema.ts";
import { CompareRows } from "./compare-rows.tsx";
import { DiffSourcesContext } from "./diff-block.tsx";

type Chosen = { from: string; to: string; fromName: string; toName: string; view: "in-linea" | "affiancate"; isWhole: boolean };
type Props = {
  page: Pick<SectionVersions, "section" | "today">;
  ambito: string;
  chosen: Chosen;
  comparison: { summary: ComparisonSummary; rows: CompareRow[]; living: { before: LivingData; after: LivingData } };
};

/** What happened between the two texts: in short, then change by change. */
export function CompareResult({ page: { section, today }, ambito, chosen, comparison: { summary, rows, living } }: Props) {
  const isSame = summary.added + summary.removed + summary.changed + summary.moved === 0;
  return (
    <>
      <section className="mt-4" aria-labelledby="in-breve">
        <h2 id="in-breve">{m.versions_summary_title()}</h2>
        <p>{m.versions_compare_sides({ from: chosen.fromName, to: chosen.toName })}</p>
        {isSame ? <Alert>{m.versions_compare_same()}</Alert> : <Summary summary={summary} />}
      </section>
      {!isSame && (
        <section className="mt-4" aria-labelledby="modifiche">
          <h2 id="modifiche">{m.versions_diff_title()}</h2>
          <ViewLinks address={href("/:ambito/piano/:sezione/confronta", { ambito, sezione: section.slug })} chosen={chosen} />
          <DiffSourcesContext value={{ ambito, living }}>
            <CompareRows rows={rows} isSide={chosen.view === "affiancate"} section={{ ambito, sezione: section.slug }} hasToday={today !== null} />
          </DiffSourcesContext>
        </section>
      )}
    </>
  );
}

function Summary({ summary }: { summary: ComparisonSummary }) {
  return (
    <DefinitionList
      items={[
        { term: m.versions_summary_added(), description: `${summary.added}` },
        { term: m.versions_summary_removed(), description: `${summary.removed}` },
        { term: m.versions_summary_changed(), description: `${summary.changed}` },
        { term: m.versions_summary_moved(), description: `${summary.moved}` },
        { term: m.versions_summary_words(), description: m.versions_summary_words_value({ added: summary.wordsAdded, removed: summary.wordsRemoved }) },
      ]}
    />
  );
}

/** In line or side by side, the changes or the whole text: all of it in the address. On a phone there is only in line. */
function ViewLinks({ address, chosen: { from, to, view, isWhole } }: { address: string; chosen: Chosen }) {
  const link = (wish: { view: string; isWhole: boolean }) => `${address}?${new URLSearchParams({ da: from, a: to, vista: wish.view, ...(wish.isWhole ? { tutto: "1" } : {}) }).toString()}`;
  return (
    <nav aria-label={m.versions_view()} className="mb-3 d-flex gap-3 flex-wrap d-print-none">
      <span className="d-none d-md-flex gap-3">
        <Link to={link({ view: "in-linea", isWhole })} aria-current={view === "in-linea" ? "true" : undefined} className={view === "in-linea" ? "fw-bold" : undefined}>{m.versions_view_inline()}</Link>
        <Link to={link({ view: "affiancate", isWhole })} aria-current={view === "affiancate" ? "true" : undefined} className={view === "affiancate" ? "fw-bold" : undefined}>{m.versions_view_side()}</Link>
      </span>
      <Link to={link({ view, isWhole: !isWhole })}>{isWhole ? m.versions_show_changes() : m.versions_show_whole()}</Link>
    </nav>
  );
}
