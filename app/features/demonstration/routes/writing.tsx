import { Form, href } from "react-router";
import { getViewer, isOfficeOf } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { DoorButton } from "../components/door-button.tsx";
import { LIVE_DISTRICT } from "../demonstration.limits.ts";
import { requireColleagueSection, requireDemonstration } from "../demonstration.queries.server.ts";
import stylesheet from "../demonstration.css?url";
import type { Route } from "./+types/writing";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = () => [{ title: `${m.demo_writing_title()} · ${m.ui_site_name()}` }];

export async function loader({ context }: Route.LoaderArgs) {
  await requireDemonstration(context);
  const section = await requireColleagueSection(getDb(context));
  return { mayWrite: isOfficeOf(getViewer(context), section.districtId) };
}

export async function action({ context }: Route.ActionArgs) {
  await requireDemonstration(context);
  const section = await requireColleagueSection(getDb(context));
  const { crowd } = getServices(context);
  if (!crowd || !isOfficeOf(getViewer(context), section.districtId)) throw new AppError("not_found");
  crowd.write(section.documentId);
  const editor = href("/:ambito/piano/:sezione/modifica", { ambito: LIVE_DISTRICT, sezione: section.slug });
  return redirectWithToast(editor, { kind: "info", text: m.demo_writing_started() });
}

export default function Writing({ loaderData: { mayWrite } }: Route.ComponentProps) {
  return (
    <Page title={m.demo_writing_title()} lead={<p>{m.demo_writing_lead()}</p>} width="narrow">
      {mayWrite ? (
        <Form method="post">
          <SubmitButton>{m.demo_writing_start()}</SubmitButton>
        </Form>
      ) : (
        <div className="ta-demo-crowd">
          <p>{m.demo_writing_sign_in()}</p>
          <DoorButton persona="office" label={m.demo_doors_title()} returnTo={href("/demo/redazione")} />
        </div>
      )}
    </Page>
  );
}
