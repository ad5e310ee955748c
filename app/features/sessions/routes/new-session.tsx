import { href } from "react-router";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { isOfficeOf } from "#app/features/identity/viewer.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { SessionForm } from "../components/session-form.tsx";
import { createSession } from "../sessions.commands.server.ts";
import { sessionLimits } from "../sessions.limits.ts";
import { listOwnTavoli } from "../sessions.queries.server.ts";
import { CreateSessionSchema } from "../sessions.schema.ts";
import type { Route } from "./+types/new-session";

export const meta: Route.MetaFunction = () => [{ title: m.sessions_new() }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = requirePerson(context, request);
  const own = isOfficeOf(viewer, getDistrict(context).id) ? "all" : viewer.tavoloRoles.filter(({ role }) => role === "facilitator").map(({ tavoloId }) => tavoloId);
  const cycle = requireCurrentCycle(context);
  const tavoli = await listOwnTavoli(getDb(context), cycle.id, own);
  if (own !== "all" && tavoli.length === 0) throw new AppError("not_found");
  return { tavoli, isPhaseRight: cycle.phaseAllows.includes("hold_session") };
}

export async function action({ context, request }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(CreateSessionSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(formData, async () => {
    requirePerson(context, request);
    return createSession(getDb(context), parsed.data);
  });
  if (!("ok" in result)) return result;
  const path = href("/:ambito/sedute/:seduta/conduzione", { ambito: getDistrict(context).slug, seduta: String(result.data.number) });
  return redirectWithToast(path, { kind: "success", text: m.sessions_created() });
}

export default function NewSession({ loaderData: { tavoli, isPhaseRight }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const failure = actionData ?? null;
  const sentences = failure ? formSentences(failure) : {};
  const crumbs = useDistrictCrumbs({ label: m.sessions_title(), to: href("/:ambito/sedute", { ambito }) }, { label: m.sessions_new() });
  const typed = (name: string) => (typeof failure?.values[name] === "string" ? failure.values[name] : "");
  return (
    <Page title={m.sessions_new()} breadcrumb={crumbs} width="narrow">
      {isPhaseRight ? (
        <SessionForm
          failure={failure}
          initial={{ title: "", day: "", from: "", to: "", place: "", onlineLink: "" }}
          submitLabel={m.sessions_create()}
          before={<SelectField name="tavoloId" label={m.sessions_tavolo()} required options={tavoli.map(({ id, name }) => ({ value: id, label: name }))} error={sentences["tavoloId"]} defaultValue={typed("tavoloId") || tavoli[0]?.id} />}
          after={<TextareaField name="items" label={m.sessions_field_items()} hint={m.sessions_field_items_hint()} rows={6} defaultValue={typed("items")} error={sentences["items"]} maxLength={sessionLimits.itemsMax * sessionLimits.itemTitleMax} />}
        />
      ) : (
        <>
          <PostedFailure isGone={() => true} />
          <EmptyState title={m.sessions_phase_closed()} />
        </>
      )}
    </Page>
  );
}
