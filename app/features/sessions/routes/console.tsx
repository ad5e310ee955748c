import { randomUUID } from "node:crypto";
import { href, Outlet } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { ConnectionNotice } from "#app/platform/realtime/connection-notice.tsx";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { checkInDoor } from "../check-in-door.server.ts";
import { CheckInSheet } from "../components/check-in-sheet.tsx";
import { ConsoleAgenda } from "../components/console-agenda.tsx";
import { ConsolePresent } from "../components/console-present.tsx";
import { ConsoleQueue } from "../components/console-queue.tsx";
import { ConsoleRun } from "../components/console-run.tsx";
import { CurrentItem } from "../components/current-item.tsx";
import { NoteForm } from "../components/note-form.tsx";
import { SessionPageFrame, SessionStateTag } from "../components/session-heading.tsx";
import { sessionAction } from "../session-action.server.ts";
import stylesheet from "../sessions.css?url";
import { requireSessionPage } from "../sessions.queries.server.ts";
import type { SessionPage } from "../sessions.schema.ts";
import type { Route } from "./+types/console";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: m.sessions_subpage_title({ subpage: m.sessions_console(), title: loaderData?.page.session.title ?? "" }) }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  requirePerson(context, request);
  const district = getDistrict(context);
  const page = await requireSessionPage(getDb(context), district.id, params.seduta);
  if (!page.may.writeNotes) throw new AppError("not_found");
  return { page, requestId: randomUUID(), door: checkInDoor(page, { origin: getServices(context).config.origin, ambito: district.slug }) };
}

export const action = ({ request, context }: Route.ActionArgs) => sessionAction({ request, context });

export default function Console({ loaderData: { page, requestId, door } }: Route.ComponentProps) {
  useLive("session", page.session.id, page.session.revision);
  const view = page.console;
  const isOpen = page.session.state === "open";
  return (
    <SessionPageFrame session={page.session} subpage={m.sessions_console()} actions={<ConsoleLinks page={page} />}>
      <PostedFailure isGone={() => !isOpen} />
      <ConnectionNotice />
      <p>
        <SessionStateTag state={page.session.state} /> {door && <>{m.sessions_code()}: <strong className="ta-code">{door.code}</strong></>}
      </p>
      {view ? <ConsoleRun page={page} /> : isOpen && <CurrentItem page={page} />}
      <div className="ta-console">
        <div>
          {view && isOpen && <ConsoleQueue page={page} view={view} />}
          {/* The votes' panel: a child route, because sessions stand left of votes. */}
          <Outlet context={page} />
          {isOpen && <Notes page={page} />}
          {view && isOpen && <ConsolePresent page={page} view={view} requestId={requestId} />}
        </div>
        {view && (
          <div>
            {door && <CheckInSheet door={door} />}
            <section aria-labelledby="ordine-del-giorno">
              <h2 id="ordine-del-giorno">{m.sessions_agenda()}</h2>
              <ConsoleAgenda page={page} view={view} />
            </section>
          </div>
        )}
      </div>
    </SessionPageFrame>
  );
}

/** The current item's note is at hand, those of the items before it a click away. */
function Notes({ page }: { page: SessionPage }) {
  const current = page.items.find((item) => item.id === page.session.currentItemId);
  const earlier = page.items.filter((item) => item.startedAt !== null && item !== current);
  return (
    <section aria-labelledby="appunti" className="ta-panel">
      <h2 id="appunti">{m.sessions_notes()}</h2>
      {current && <NoteForm key={current.id} sessionId={page.session.id} item={current} />}
      {earlier.map((item) => (
        <NoteForm key={item.id} sessionId={page.session.id} item={item} isFolded />
      ))}
    </section>
  );
}

function ConsoleLinks({ page }: { page: SessionPage }) {
  const { slug: ambito } = useDistrict();
  const to = { ambito, seduta: String(page.session.number) };
  return (
    <>
      {page.may.lead && page.session.state === "scheduled" && <LinkButton to={href("/:ambito/sedute/:seduta/modifica", to)} variant="outline" size="sm">{m.sessions_edit()}</LinkButton>}
      {page.may.lead && page.session.state === "open" && <LinkButton to={href("/:ambito/sedute/:seduta/schermo", to)} variant="outline" size="sm" target="_blank">{m.sessions_to_screen()}</LinkButton>}
      <LinkButton to={href("/:ambito/sedute/:seduta/verbale", to)} variant="outline" size="sm">{m.sessions_to_minutes()}</LinkButton>
    </>
  );
}
