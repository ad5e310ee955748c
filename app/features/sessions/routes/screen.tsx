import { href, Link, Outlet } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { CurrentItem } from "../components/current-item.tsx";
import { Floor } from "../components/floor.tsx";
import { SessionStateTag } from "../components/session-heading.tsx";
import stylesheet from "../sessions.css?url";
import { requireSessionPage } from "../sessions.queries.server.ts";
import { speakerWithBadge } from "../sessions.render.ts";
import type { SessionPage } from "../sessions.schema.ts";
import type { Route } from "./+types/screen";

/** So many names can be read at ten metres. */
const SHOWN_IN_QUEUE = 6;

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: m.sessions_subpage_title({ subpage: m.sessions_screen(), title: loaderData?.page.session.title ?? "" }) }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const page = await requireSessionPage(getDb(context), district.id, params.seduta);
  return { page, address: `${getServices(context).config.origin}${href("/:ambito/sedute/:seduta", { ambito: district.slug, seduta: String(page.session.number) })}` };
}

/** For the projector: no controls. The code and the names of who waits appear when who runs the session opens it. */
export default function Screen({ loaderData: { page, address } }: Route.ComponentProps) {
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
          <div className="ta-screen-columns mt-4">
            <div>
              <Floor page={page} />
              {page.console && <WaitingNames queue={page.console.queue} />}
            </div>
            {page.console && <CheckInBox code={page.console.checkInCode} address={address} present={page.presence.total} />}
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

function CheckInBox({ code, address, present }: { code: string; address: string; present: number }) {
  return (
    <section aria-labelledby="codice">
      <h2 id="codice">{m.sessions_code()}</h2>
      <p className="ta-screen-code">{code}</p>
      <p>{address.replace(/^https?:\/\//, "")}</p>
      <p>{m.sessions_present_count({ count: present })}</p>
    </section>
  );
}
