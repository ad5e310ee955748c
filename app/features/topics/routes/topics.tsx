import { Form, href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { TopicCard } from "../components/topic-card.tsx";
import { topicListParameters } from "../topics.limits.ts";
import { listMyTopics, listTopics } from "../topics.queries.server.ts";
import { sortName } from "../topics.render.ts";
import { type TopicFilters, TopicFiltersSchema } from "../topics.schema.ts";
import type { Route } from "./+types/topics";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }, { name: "description", content: m.topics_lead() }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const filters = TopicFiltersSchema.parse(Object.fromEntries(url.searchParams));
  const mine = getViewer(context).kind === "person" ? await listMyTopics(db, district.id) : [];
  return {
    title: `${m.topics_title()} · ${district.name}`,
    filters,
    page: await listTopics(db, district.id, filters),
    /** Only those that the list does not show to everybody. */
    mine: mine.filter(({ moderation }) => moderation !== "published"),
  };
}

export default function Topics({ loaderData: { page, filters, mine } }: Route.ComponentProps) {
  const { slug: ambito, currentCycle } = useDistrict();
  const isOpen = currentCycle?.phaseAllows.includes("propose_topic") ?? false;
  return (
    <Page
      title={m.topics_title()}
      lead={m.topics_lead()}
      breadcrumb={useDistrictCrumbs({ label: m.topics_title() })}
      actions={isOpen && <LinkButton to={href("/:ambito/temi/nuovo", { ambito })} icon="it-pencil">{m.topics_propose()}</LinkButton>}
    >
      {!isOpen && <p>{m.topics_closed()}</p>}
      {mine.length > 0 && (
        <section className="mb-5">
          <h2>{m.topics_mine_title()}</h2>
          <CardGrid label={m.topics_mine_title()}>
            {mine.map((topic) => (
              <TopicCard key={topic.id} topic={topic} ambito={ambito} />
            ))}
          </CardGrid>
        </section>
      )}
      <Filters filters={filters} listTo={href("/:ambito/temi", { ambito })} />
      {page.total !== null && page.total > 0 && <p role="status">{page.total === 1 ? m.topics_total_one() : m.topics_total({ count: formatNumber(page.total) })}</p>}
      {page.items.length > 0 ? (
        <CardGrid label={m.topics_title()}>
          {page.items.map((topic) => (
            <TopicCard key={topic.id} topic={topic} ambito={ambito} />
          ))}
        </CardGrid>
      ) : (
        <EmptyState title={filters.q === null ? m.topics_none() : m.topics_none_found()}>
          <p className="mb-0">{filters.q === null ? m.topics_none_text() : m.topics_none_found_text()}</p>
        </EmptyState>
      )}
      <Pagination nextCursor={page.nextCursor} label={m.topics_pages()} />
    </Page>
  );
}

function Filters({ filters, listTo }: { filters: TopicFilters; listTo: string }) {
  return (
    <Form method="get" action={listTo} role="search" aria-label={m.topics_search()} className="ta-filters mb-4" key={JSON.stringify(filters)}>
      <div className="row">
        <div className="col-12 col-lg-6">
          <TextField type="search" name={topicListParameters.query} label={m.topics_query()} hint={m.topics_query_hint()} defaultValue={filters.q ?? ""} maxLength={200} />
        </div>
        <div className="col-12 col-lg-6">
          <SelectField
            name={topicListParameters.sort}
            label={m.topics_sort()}
            defaultValue={filters.ordine === "newest" ? "recenti" : "interesse"}
            options={[{ value: "interesse", label: sortName("interested") }, { value: "recenti", label: sortName("newest") }]}
          />
        </div>
      </div>
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton icon="it-search">{m.topics_search()}</SubmitButton>
        {filters.q !== null && <Link to={listTo}>{m.topics_clear()}</Link>}
      </p>
    </Form>
  );
}
