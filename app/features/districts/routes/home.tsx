import { Outlet } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { HomeDistrictCard } from "../components/home-district-card.tsx";
import { Journey } from "../components/journey.tsx";
import { listHomeDistricts } from "../districts.queries.server.ts";
import type { Route } from "./+types/home";

export const meta: Route.MetaFunction = () => [{ title: m.districts_home_meta_title() }, { name: "description", content: m.districts_home_lead() }];

export async function loader({ context }: Route.LoaderArgs) {
  return { districts: await listHomeDistricts(getDb(context)) };
}

export default function Home({ loaderData: { districts } }: Route.ComponentProps) {
  return (
    <Page title={m.districts_home_title()} lead={m.districts_home_lead()}>
      <section aria-labelledby="ambiti" className="mb-5">
        <h2 id="ambiti">{m.districts_home_districts_title()}</h2>
        {districts.length === 0 ? (
          <EmptyState title={m.districts_home_none_title()}>
            <p>{m.districts_home_none_text()}</p>
          </EmptyState>
        ) : (
          <CardGrid label={m.districts_home_districts_title()}>
            {districts.map((district) => (
              <HomeDistrictCard key={district.slug} district={district} />
            ))}
          </CardGrid>
        )}
      </section>
      {/* The place of the demonstration's one-click entries: an index route below this page (routes.ts). */}
      <Outlet />
      <section aria-labelledby="percorso" className="mb-5">
        <h2 id="percorso">{m.districts_home_journey_title()}</h2>
        <Journey />
        <p>{m.districts_home_advisory()}</p>
      </section>
      <section aria-labelledby="parole">
        <h2 id="parole">{m.districts_home_words_title()}</h2>
        <dl>
          <dt>{m.districts_home_word_plus()}</dt>
          <dd>{m.districts_home_word_plus_text()}</dd>
          <dt>{m.districts_home_word_conference()}</dt>
          <dd>{m.districts_home_word_conference_text()}</dd>
          <dt>{m.districts_home_word_tavolo()}</dt>
          <dd>{m.districts_home_word_tavolo_text()}</dd>
        </dl>
      </section>
    </Page>
  );
}
