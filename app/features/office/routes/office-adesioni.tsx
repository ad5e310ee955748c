import { href } from "react-router";
import { decideAdesioni, setCitizensNeedAdesione } from "#app/features/conference/adesione.commands.server.ts";
import { listOfficeAdesioni } from "#app/features/conference/adesione.queries.server.ts";
import { CitizensFormSchema, DecideAdesioniSchema } from "#app/features/conference/adesione.schema.ts";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { answerForm } from "#app/features/identity/answer-form.server.ts";
import { PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { shownForm } from "#app/platform/shown-form.ts";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { AdesioneCounts } from "../components/adesione-counts.tsx";
import { AdesioneTable } from "../components/adesione-table.tsx";
import { WaitingAdesioni } from "../components/waiting-adesioni.tsx";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-adesioni";

export const meta: Route.MetaFunction = () => [{ title: m.conference_adesioni_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return listOfficeAdesioni(getDb(context), getDistrict(context).id);
}

export async function action({ context, request }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  const db = getDb(context);
  const form = await request.formData();
  const to = href("/:ambito/ufficio/adesioni", { ambito });
  if (form.get("intent") === "citizens") {
    const cycle = requireCurrentCycle(context).id;
    return answerForm(context, form, CitizensFormSchema, { command: ({ needed }) => setCitizensNeedAdesione(db, cycle, needed), to, done: m.conference_adesioni_rule_saved() });
  }
  return answerForm(context, form, DecideAdesioniSchema, { command: (input) => decideAdesioni(db, id, input), to, done: m.conference_adesioni_decided() });
}

export default function OfficeAdesioniPage({ loaderData, actionData }: Route.ComponentProps) {
  const { adesioni, byCategory, byTavolo, citizensVote, citizensNeedAdesione } = loaderData;
  const waiting = adesioni.filter(({ state }) => state === "submitted");
  const needs = adesioni.flatMap(({ id, needs: lines, tavoli, mode }) => lines.map((line) => ({ id, line, tavoli, mode })));
  const citizens = shownForm(actionData, "citizens");
  return (
    <Page title={m.conference_adesioni_title()} lead={m.conference_adesioni_lead()} breadcrumb={useOfficeCrumbs({ label: m.conference_adesioni_title() })}>
      <section className="mb-5">
        <h2>{m.conference_adesioni_waiting({ count: waiting.length })}</h2>
        {waiting.length === 0 ? <EmptyState title={m.conference_adesioni_none()} /> : <WaitingAdesioni key={waiting.length} adesioni={waiting} form={shownForm(actionData, "decide")} />}
      </section>
      <AdesioneCounts byCategory={byCategory} byTavolo={byTavolo} />
      <section className="mb-5">
        <h2>{m.conference_adesioni_needs()}</h2>
        <p>{m.conference_adesioni_needs_lead()}</p>
        {needs.length === 0 ? (
          <EmptyState title={m.conference_adesioni_needs_none()} />
        ) : (
          <ul>
            {needs.map(({ id, line, tavoli }, index) => (
              <li key={`${id}-${index}`}>
                {line} <small>({tavoli.join(", ")})</small>
              </li>
            ))}
          </ul>
        )}
      </section>
      {adesioni.length > 0 && <AdesioneTable adesioni={adesioni} />}
      {citizensVote && (
        <section className="mt-5">
          <h2>{m.conference_adesioni_citizens()}</h2>
          <PostedForm form={citizens} submit={m.conference_adesioni_rule_save()} variant="outline">
            <Checkbox name="needed" id={citizens.id("needed")} label={m.conference_adesioni_rule()} hint={m.conference_adesioni_rule_hint()} defaultChecked={citizensNeedAdesione ?? false} />
          </PostedForm>
        </section>
      )}
    </Page>
  );
}
