import { Form, href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { VoteList } from "../components/vote-list.tsx";
import { listVotes } from "../votes.queries.server.ts";
import { VoteFiltersSchema } from "../votes.schema.ts";
import type { Route } from "./+types/votes";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const filters = VoteFiltersSchema.parse(Object.fromEntries(url.searchParams));
  return { title: `${m.votes_title()} · ${district.name}`, filters, page: await listVotes(getDb(context), district.id, filters) };
}

/** Every vote of the district, open ones first. */
export default function Votes({ loaderData: { filters, page } }: Route.ComponentProps) {
  const { id, slug: ambito } = useDistrict();
  useLive("district", id);
  const sessions = <LinkButton to={href("/:ambito/sedute", { ambito })} variant="outline">{m.votes_list_sessions()}</LinkButton>;
  return (
    <Page title={m.votes_title()} lead={m.votes_list_lead()} breadcrumb={useDistrictCrumbs({ label: m.votes_title() })}>
      {page.tavoli.length > 1 && (
        <Form method="get" role="search" className="row align-items-end mb-4">
          <div className="col-12 col-md-6">
            <SelectField
              name="tavolo" label={m.votes_filter_tavolo()} emptyLabel={m.votes_filter_all()} defaultValue={filters.tavolo ?? ""}
              options={page.tavoli.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          </div>
          <div className="col-12 col-md-auto mb-4">
            <SubmitButton>{m.votes_filter_apply()}</SubmitButton>
          </div>
        </Form>
      )}
      {page.votes.length > 0 ? (
        <VoteList votes={page.votes} />
      ) : (
        <EmptyState title={filters.tavolo ? m.votes_list_empty_filter() : m.votes_list_empty()} action={sessions}>
          {m.votes_list_empty_text()}
        </EmptyState>
      )}
      <Pagination nextCursor={page.nextCursor} label={m.votes_list_label()} />
    </Page>
  );
}
