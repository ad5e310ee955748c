import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { question } from "#app/features/proposals/question.render.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { requireVersionsPage } from "../lineage.queries.server.ts";
import { correctorLabel } from "../thread.render.ts";
import { versionChanges } from "../versions.rules.ts";
import type { Route } from "./+types/versions";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const { current, versions, ...page } = await requireVersionsPage(getDb(context), district.id, params.numero);
  return {
    title: m.proposals_meta_title({ title: m.thread_versions_title({ number: page.number }), district: district.name }),
    page,
    changes: versionChanges(current, versions),
  };
}

export default function Versions({ loaderData: { page, changes } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const title = m.thread_versions_title({ number: page.number });
  return (
    <Page
      title={title}
      eyebrow={page.title}
      lead={m.thread_versions_lead()}
      width="narrow"
      breadcrumb={useDistrictCrumbs(
        { label: m.proposals_list_title(), to: href("/:ambito/proposte", { ambito }) },
        { label: page.number, to: href("/:ambito/proposte/:numero", { ambito, numero: page.number }) },
        { label: m.thread_versions_crumb() },
      )}
    >
      {changes.length === 0 && <EmptyState title={m.thread_versions_none()} />}
      {changes.map((change) => (
        <article key={change.version} className="mb-5" aria-labelledby={`v-${change.version}`}>
          <h2 id={`v-${change.version}`} className="h4"><Time value={change.at} withTime /></h2>
          <p>{correctorLabel(change)} {change.reason && <span lang="it">«{change.reason}»</span>}</p>
          {change.fields === null && <p><em>{m.thread_versions_withheld()}</em></p>}
          {change.isOnlyForOffice && change.fields && <p><em>{m.thread_versions_office_only()}</em></p>}
          {change.fields?.map(({ field, parts }) => (
            <section key={field}>
              <h3 className="h6">{question(field)}</h3>
              <p lang="it" style={{ whiteSpace: "pre-line" }}>{parts.map((part, index) => <DiffText key={`${index}-${part.kind}`} {...part} />)}</p>
            </section>
          ))}
        </article>
      ))}
    </Page>
  );
}

/** What went is struck through, what came underlined; both are said aloud, too. */
function DiffText({ kind, text }: { kind: "same" | "removed" | "added"; text: string }) {
  switch (kind) {
    case "same":
      return text;
    case "removed":
      return <del className="ta-diff-removed"><span className="visually-hidden">{m.thread_versions_removed()} </span>{text}</del>;
    case "added":
      return <ins className="ta-diff-added"><span className="visually-hidden">{m.thread_versions_added()} </span>{text}</ins>;
  }
}
