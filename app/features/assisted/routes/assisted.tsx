import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult } from "#app/platform/forms.ts";
import { Card, CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { endAssisted, startAssisted } from "../assisted.commands.server.ts";
import { getAssistedDesk } from "../assisted.queries.server.ts";
import { kindName } from "../assisted.render.ts";
import { AssistedBanner } from "../components/assisted-banner.tsx";
import type { Route } from "./+types/assisted";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.assisted_title()} · ${district.name}`, desk: await getAssistedDesk(getDb(context), district.id) };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const formData = await request.formData();
  const intent = formData.get("intent");
  if (intent !== "start" && intent !== "end") throw new AppError("bad_request");
  const done = await commandResult(formData, async () => {
    requirePerson(context, request);
    const { id } = getDistrict(context);
    await (intent === "start" ? startAssisted(getDb(context), id) : endAssisted(getDb(context), id));
  });
  if (!("ok" in done)) return done;
  const text = intent === "start" ? m.assisted_toast_started() : m.assisted_toast_ended();
  return redirectWithToast(href("/:ambito/ufficio/assistita", { ambito }), { kind: "success", text });
}

export default function Assisted({ loaderData: { desk } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const forms = [
    { to: href("/:ambito/ufficio/assistita/tema", { ambito }), title: m.assisted_enter_topic(), pdf: "tema.pdf" },
    { to: href("/:ambito/ufficio/assistita/proposta", { ambito }), title: m.assisted_enter_proposal(), pdf: "proposta.pdf" },
    { to: href("/:ambito/ufficio/assistita/adesione", { ambito }), title: m.assisted_enter_adesione(), pdf: "adesione.pdf" },
  ];
  return (
    <Page title={m.assisted_title()} lead={m.assisted_lead()} breadcrumb={useDistrictCrumbs({ label: m.districts_nav_office(), to: href("/:ambito/ufficio", { ambito }) }, { label: m.assisted_title() })}>
      <PostedFailure />
      <AssistedBanner desk={desk} />
      <CardGrid label={m.assisted_forms()}>
        {forms.map((form) => (
          <Card key={form.pdf} title={form.title} to={form.to} headingLevel={2}>
            <p className="mb-0"><a href={href("/:ambito/moduli/:modulo", { ambito, modulo: form.pdf })}>{m.assisted_paper()}</a></p>
          </Card>
        ))}
      </CardGrid>
      <h2 className="mt-5">{m.assisted_entries()}</h2>
      {desk.entries.length === 0 ? (
        <EmptyState title={m.assisted_entries_none()} />
      ) : (
        <ul>
          {desk.entries.map((entry) => (
            <li key={`${entry.kind} ${entry.number}`}>
              {kindName(entry.kind)} {entry.number} · {entry.municipality} · <Time value={entry.at} format="medium" withTime />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
