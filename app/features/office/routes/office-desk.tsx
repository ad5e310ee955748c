import { href } from "react-router";
import { PhaseNotice } from "#app/features/districts/components/phase-notice.tsx";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Page } from "#app/ui/page.tsx";
import { DeskLinks } from "../components/desk-links.tsx";
import { WaitingList } from "../components/waiting-list.tsx";
import { isHead } from "../office-context.ts";
import { getOfficeDesk } from "../office.queries.server.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-desk";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.office_title()} · ${district.name}`, desk: await getOfficeDesk(getDb(context), district.id), head: isHead(context) };
}

export default function OfficeDesk({ loaderData: { desk, head } }: Route.ComponentProps) {
  const { slug: ambito, currentCycle } = useDistrict();
  return (
    <Page title={m.office_title()} lead={m.office_lead()} breadcrumb={useOfficeCrumbs()}>
      {currentCycle ? (
        <PhaseNotice cycle={currentCycle} dates={null} />
      ) : (
        <Callout title={m.office_no_cycle_title()}>
          <p>{m.office_no_cycle_text()}</p>
          <LinkButton to={href("/:ambito/ufficio/ciclo", { ambito })}>{m.office_cycle_open()}</LinkButton>
        </Callout>
      )}
      <section className="mb-5">
        <h2>{m.office_waiting_title()}</h2>
        <WaitingList desk={desk} />
      </section>
      <section className="mb-5">
        <h2>{m.office_manage_title()}</h2>
        <DeskLinks hasCycle={currentCycle !== null} isHead={head} />
      </section>
    </Page>
  );
}
