import { Form, href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { AppError } from "#app/platform/errors.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SectionTable } from "../components/section-table.tsx";
import { createPlanSections } from "../plan.commands.server.ts";
import { requirePlanPage } from "../plan.queries.server.ts";
import type { Route } from "./+types/plan";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.plan_title()} · ${district.name}`, plan: await requirePlanPage(getDb(context), district.id) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { currentCycle, slug } = getDistrict(context);
  if (currentCycle === null) throw new AppError("not_found");
  const result = await commandResult(await request.formData(), () => createPlanSections(getDb(context), currentCycle.id));
  if (!("ok" in result)) return result;
  return redirectWithToast(href("/:ambito/piano", { ambito: slug }), { kind: "success", text: m.plan_created() });
}

export default function Plan({ loaderData: { plan }, actionData }: Route.ComponentProps) {
  const { slug: ambito, id, isOffice } = useDistrict();
  useLive("district", id);
  const { cycle, sections } = plan;
  const failure = actionData && !(actionData instanceof Response) ? actionData : null;
  return (
    <Page title={m.plan_title()} lead={cycle ? m.plan_lead({ label: cycle.label }) : m.plan_none_text()} breadcrumb={useDistrictCrumbs({ label: m.plan_title() })}>
      <FormErrorSummary errors={failure ? formSentences(failure) : null} />
      {sections.length > 0 && (
        <section className="mb-5" aria-labelledby="documento">
          <h2 id="documento">{m.plan_whole_title()}</h2>
          <p>{m.plan_whole_text()}</p>
          <div className="d-flex flex-wrap gap-3">
            <LinkButton to={href("/:ambito/piano.html", { ambito })} reloadDocument variant="outline">{m.plan_whole_html()}</LinkButton>
            <LinkButton to={href("/:ambito/piano.pdf", { ambito })} reloadDocument variant="outline" icon="it-file-pdf">{m.plan_whole_pdf()}</LinkButton>
          </div>
        </section>
      )}
      {sections.length > 0 && <p><Link to={href("/:ambito/piano/come-si-scrive", { ambito })}>{m.sections_ways_more()}</Link></p>}
      {sections.length > 0 ? <SectionTable sections={sections} withOwners={sections.some(({ owner }) => owner !== null)} /> : <NoPlan canCreate={isOffice && cycle !== null} />}
      {isOffice && <p><Link to={href("/:ambito/ufficio", { ambito })}>{m.districts_nav_office()}</Link></p>}
    </Page>
  );
}

function NoPlan({ canCreate }: { canCreate: boolean }) {
  return (
    <EmptyState
      title={m.plan_none_title()}
      action={canCreate && <Form method="post"><SubmitButton>{m.plan_create()}</SubmitButton></Form>}
    >
      <p>{canCreate ? m.plan_create_text() : m.plan_none_text()}</p>
    </EmptyState>
  );
}
