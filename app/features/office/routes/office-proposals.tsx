import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { isFormFailure } from "#app/platform/form-failure.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { BulkForm } from "../desk/components/bulk-form.tsx";
import { BulkConfirmation, BulkResults, MergeConfirmation } from "../desk/components/bulk-steps.tsx";
import { DeskFilterForm } from "../desk/components/desk-filters.tsx";
import { DeskTableRows } from "../desk/components/desk-table.tsx";
import { DeskViews } from "../desk/components/desk-views.tsx";
import { chosenRows } from "../desk/desk.render.ts";
import { deskAddress, listDeskProposals } from "../desk/desk.queries.server.ts";
import { answerTable } from "../desk/table-forms.server.ts";
import { isHead } from "../office-context.ts";
import { shownForm } from "../shown-form.ts";
import { todayInRome } from "../today.server.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-proposals";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const { filters, after } = deskAddress(url);
  const table = await listDeskProposals(getDb(context), district.id, filters, after);
  return { title: m.proposals_meta_title({ title: m.office_proposals_title(), district: district.name }), table, filters, head: isHead(context), today: todayInRome(), search: url.search };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  return answerTable({ context, formData: await request.formData(), url });
}

export default function OfficeProposals({ loaderData: { table, filters, head, today, search }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const to = href("/:ambito/ufficio/proposte", { ambito });
  const failure = isFormFailure(actionData) ? actionData : undefined;
  const check = actionData && "check" in actionData ? actionData.check : null;
  const results = actionData && "results" in actionData ? actionData.results : null;
  const [firstToScreen] = table.items.filter((line) => line.state === "submitted");
  const bulk = shownForm(failure?.values["intent"] === "do" ? { ...failure, values: { ...failure.values, intent: "check" } } : failure, "check");
  const merge = shownForm(failure, "merge");
  const mergeRows = check?.act === "merge" ? check.chosen : merge.failed ? chosenRows(merge.values("chosen[]")) : null;
  const ticked = bulk.values("chosen[]");
  return (
    <Page
      title={m.office_proposals_title()}
      lead={m.office_proposals_lead()}
      breadcrumb={useOfficeCrumbs({ label: m.office_proposals_title() })}
      actions={firstToScreen && <LinkButton to={href("/:ambito/ufficio/proposte/:numero/vaglio", { ambito, numero: firstToScreen.number })}>{m.office_screening_start({ count: table.counts.submitted ?? 0 })}</LinkButton>}
    >
      {results && <BulkResults results={results} to={`${to}${search}`} />}
      {mergeRows && <MergeConfirmation form={merge} lines={table.items} rows={mergeRows} to={`${to}${search}`} />}
      {check && check.act !== "merge" && <BulkConfirmation form={check} table={table} to={`${to}${search}`} />}
      {!results && !check && !mergeRows && (
        <>
          <DeskFilterForm filters={filters} table={table} to={to} />
          <DeskViews views={table.views} to={to} form={shownForm(failure, "view")} isHead={head} />
          <p role="status">{m.office_table_total({ count: table.total })}</p>
          {table.items.length === 0 ? (
            <EmptyState title={m.office_table_none()} action={<Link to={to}>{m.office_filter_clear()}</Link>} />
          ) : (
            <BulkForm form={bulk} table={table}>
              <DeskTableRows lines={table.items} ambito={ambito} today={today} isChosen={(id) => ticked.some((value) => value.startsWith(id))} />
            </BulkForm>
          )}
          <Pagination nextCursor={table.next} label={m.office_table_caption()} />
        </>
      )}
    </Page>
  );
}
