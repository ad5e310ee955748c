import { href, Link, Outlet } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { checkInDoor } from "../check-in-door.server.ts";
import { CheckInQr } from "../components/check-in-qr.tsx";
import { CurrentItem } from "../components/current-item.tsx";
import { Floor } from "../components/floor.tsx";
import { SessionStateTag } from "../components/session-heading.tsx";
import stylesheet from "../sessions.css?url";
import { requireSessionPage } from "../sessions.queries.server.ts";
import { speakerWithBadge } from "../sessions.render.ts";
import type { CheckInDoor, SessionPage } from "../sessions.schema.ts";
import type { Route } from "./+types/screen";

/** So many names can be read at ten metres. */
const SHOWN_IN_QUEUE = 6;

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: m.sessions_subpage_title({ subpage: m.sessions_screen(), title: loaderData?.page.session.title ?? "" }) }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const page = await requireSessionPage(getDb(context), district.id, params.seduta);
  return { page, door: checkInDoor(page, { origin: getServices(context).config.origin, ambito: district.slug }) };
}

/** For the projector: no controls. The code and the names of who waits appear when who runs the session opens it. */
export default function Screen({ loaderData: { page, door } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  useLive("session", page.session.id, page.session.revision);
  return (
    <div className="ta-screen">
      <header>
        <h1 tabIndex={-1}>
          {page.session.title} · {page.session.tavolo.name}
        </h1>
      </header>
      <div>
        {page.session.state === "open" ? <CurrentItem page={page} /> : <SessionStateTag state={page.session.state} />}
        <Outlet context={page} />
        {page.session.state === "open" && (
          <div className="ta-screen-columns">
            <div>
              <Floor page={page} />
              {page.console && <WaitingNames queue={page.console.queue} />}
            </div>
            {door && <CheckInBox door={door} present={page.presence.total} />}
          </div>
        )}
      </div>
      <p className="ta-screen-exit">
        <Link to={href("/:ambito/sedute/:seduta/conduzione", { ambito, seduta: String(page.session.number) })}>{m.sessions_screen_exit()}</Link>
      </p>
    </div>
  );
}

function WaitingNames({ queue }: { queue: NonNullable<SessionPage["console"]>["queue"] }) {
  return (
    <ol className="ta-screen-queue" aria-label={m.sessions_queue()}>
      {queue.slice(0, SHOWN_IN_QUEUE).map((request) => (
        <li key={request.id}>{speakerWithBadge(request)}</li>
      ))}
    </ol>
  );
}

function CheckInBox({ door, present }: { door: CheckInDoor; present: number }) {
  return (
    <section className="ta-screen-door" aria-labelledby="codice">
      <CheckInQr door={door} />
      <div>
        <h2 id="codice">{m.sessions_code()}</h2>
        <p className="ta-screen-code">{door.code}</p>
        <p className="ta-screen-address">{door.address}</p>
        <p>{m.sessions_present_count({ count: present })}</p>
      </div>
    </section>
  );
}
