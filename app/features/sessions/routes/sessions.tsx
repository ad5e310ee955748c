import { href } from "react-router";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { getViewer, isOfficeOf } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card, CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { SessionStateTag } from "../components/session-heading.tsx";
import { listSessions } from "../sessions.queries.server.ts";
import { groupSessions } from "../sessions.rules.ts";
import type { SessionRow } from "../sessions.schema.ts";
import type { Route } from "./+types/sessions";

export const meta: Route.MetaFunction = () => [{ title: m.sessions_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const viewer = getViewer(context);
  const mayCreate = isOfficeOf(viewer, district.id) || (viewer.kind === "person" && viewer.tavoloRoles.some(({ role }) => role === "facilitator"));
  return { sessions: await listSessions(getDb(context), district.id), mayCreate: mayCreate && district.currentCycle !== null };
}

export default function Sessions({ loaderData: { sessions, mayCreate } }: Route.ComponentProps) {
  const { id, slug: ambito } = useDistrict();
  useLive("district", id);
  const { underWay, toCome, over } = groupSessions(sessions);
  const crumbs = useDistrictCrumbs({ label: m.sessions_title() });
  return (
    <Page
      title={m.sessions_title()}
      lead={m.sessions_lead()}
      breadcrumb={crumbs}
      actions={mayCreate && <LinkButton to={href("/:ambito/sedute/nuova", { ambito })}>{m.sessions_new()}</LinkButton>}
    >
      {sessions.length === 0 && <EmptyState title={m.sessions_none()} />}
      <SessionSection title={m.sessions_under_way()} sessions={underWay} />
      <SessionSection title={m.sessions_to_come()} sessions={toCome} />
      <SessionSection title={m.sessions_over()} sessions={over} />
    </Page>
  );
}

function SessionSection({ title, sessions }: { title: string; sessions: readonly SessionRow[] }) {
  const { slug: ambito } = useDistrict();
  if (sessions.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <CardGrid label={title}>
        {sessions.map((session) => (
          <Card
            key={session.id}
            title={session.title}
            to={href("/:ambito/sedute/:seduta", { ambito, seduta: String(session.number) })}
            eyebrow={session.tavoli.name}
            footer={<SessionStateTag state={session.state} />}
          >
            <p className="mb-1">
              <Time value={session.starts_at} format="full" withTime />
            </p>
            {session.place && <p className="mb-0">{session.place}</p>}
          </Card>
        ))}
      </CardGrid>
    </section>
  );
}
