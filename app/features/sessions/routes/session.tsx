import { href, Outlet } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { ConnectionNotice } from "#app/platform/realtime/connection-notice.tsx";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { AgendaList } from "../components/agenda-list.tsx";
import { CurrentItem } from "../components/current-item.tsx";
import { Floor } from "../components/floor.tsx";
import { OwnPart } from "../components/own-part.tsx";
import { PresenceSummary } from "../components/presence-summary.tsx";
import { SessionFactsList, SessionPageFrame } from "../components/session-heading.tsx";
import { sessionAction } from "../session-action.server.ts";
import stylesheet from "../sessions.css?url";
import { requireSessionPage } from "../sessions.queries.server.ts";
import type { SessionPage } from "../sessions.schema.ts";
import type { Route } from "./+types/session";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.page.session.title ?? m.sessions_title() }];

export async function loader({ context, params }: Route.LoaderArgs) {
  return { page: await requireSessionPage(getDb(context), getDistrict(context).id, params.seduta) };
}

export const action = ({ request, context }: Route.ActionArgs) => sessionAction({ request, context });

export default function Session({ loaderData: { page } }: Route.ComponentProps) {
  useLive("session", page.session.id, page.session.revision);
  const isOpen = page.session.state === "open";
  return (
    <SessionPageFrame session={page.session} actions={<SessionLinks page={page} />}>
      <PostedFailure isGone={() => !isOpen} />
      <ConnectionNotice />
      {isOpen && <CurrentItem page={page} />}
      {/* The votes' panel: a child route, because sessions stand left of votes. */}
      <Outlet context={page} />
      {isOpen && <OwnPart page={page} />}
      {isOpen && <Floor page={page} />}
      <section aria-labelledby="ordine-del-giorno">
        <h2 id="ordine-del-giorno">{m.sessions_agenda()}</h2>
        <AgendaList page={page} />
      </section>
      {isOpen && (
        <section aria-labelledby="presenti">
          <h2 id="presenti">{m.sessions_who_is_there()}</h2>
          <PresenceSummary presence={page.presence} />
        </section>
      )}
      <section aria-labelledby="informazioni">
        <h2 id="informazioni">{m.sessions_facts()}</h2>
        <SessionFactsList session={page.session} />
      </section>
    </SessionPageFrame>
  );
}

function SessionLinks({ page }: { page: SessionPage }) {
  const { slug: ambito } = useDistrict();
  const to = { ambito, seduta: String(page.session.number) };
  return (
    <>
      {page.session.state !== "scheduled" && (
        <LinkButton to={href("/:ambito/sedute/:seduta/verbale", to)} variant="outline" size="sm">
          {m.sessions_to_minutes()}
        </LinkButton>
      )}
      {page.may.writeNotes && (
        <LinkButton to={href("/:ambito/sedute/:seduta/conduzione", to)} size="sm">
          {page.may.lead ? m.sessions_to_console() : m.sessions_to_notes()}
        </LinkButton>
      )}
    </>
  );
}
