import { href } from "react-router";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { answerForm } from "#app/features/identity/answer-form.server.ts";
import { PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { signInPath } from "#app/features/identity/require-person.server.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { actingChoices, actingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure } from "#app/platform/forms.ts";
import { shownForm } from "#app/platform/shown-form.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { joinConference, withdrawAdesione } from "../adesione.commands.server.ts";
import { parseAdesione } from "../adesione-form.server.ts";
import { getAdesionePage } from "../adesione.queries.server.ts";
import { adesioneFor, type Joining, readJoining } from "../adesione.rules.ts";
import { type AdesionePage, WithdrawFormSchema } from "../adesione.schema.ts";
import { AdesioneChoice } from "../components/adesione-choice.tsx";
import { AdesioneFields } from "../components/adesione-fields.tsx";
import { MyAdesioni } from "../components/my-adesioni.tsx";
import type { Route } from "./+types/adesione";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }, { name: "description", content: m.conference_adesione_lead() }];

export async function loader({ context, request, url }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const page = await getAdesionePage(getDb(context), district.slug);
  if (page === null) throw new AppError("not_found");
  const viewer = getViewer(context);
  return {
    title: `${m.conference_adesione_title()} · ${district.name}`,
    page,
    joining: readJoining(url.searchParams.get("come")),
    isSignedIn: viewer.kind === "person",
    isCitizen: actingChoices(actingViewer(viewer), district.id).isCitizen,
    isOpen: requireCurrentCycle(context).phaseAllows.includes("join_conference"),
    signInTo: signInPath(request),
  };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const db = getDb(context);
  const to = href("/:ambito/conferenza/adesione", { ambito: getDistrict(context).slug });
  const form = await request.formData();
  if (form.get("intent") === "withdraw") {
    return answerForm(context, form, WithdrawFormSchema, { command: ({ adesioneId }) => withdrawAdesione(db, adesioneId), to, done: m.conference_adesione_withdrawn() });
  }
  const joining = readJoining(url.searchParams.get("come"));
  if (!joining) throw new AppError("bad_request");
  const parsed = parseAdesione(joining, form);
  if (!parsed.ok) return formFailure(parsed);
  const sent = await commandResult(form, async () => {
    if (getViewer(context).kind === "anonymous") throw new AppError("sign_in_needed");
    return joinConference(db, requireCurrentCycle(context).id, parsed.data);
  });
  if (!("ok" in sent)) return sent;
  return redirectWithToast(to, { kind: "success", text: joining.who === "new" ? m.conference_adesione_sent_new() : m.conference_adesione_sent() });
}

export default function AdesionePageView({ loaderData, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { page, joining, isSignedIn, isOpen, isCitizen, signInTo } = loaderData;
  const form = shownForm(actionData, "join");
  const withdraw = shownForm(actionData, "withdraw");
  const crumbs = useDistrictCrumbs({ label: m.conference_title(), to: href("/:ambito/conferenza", { ambito }) }, { label: m.conference_adesione_title() });
  const showsForm = joining !== null && (form.failed || (isSignedIn && isOpen));
  return (
    <Page title={m.conference_adesione_title()} lead={showsForm ? forWhom(page, joining) : m.conference_adesione_lead()} breadcrumb={crumbs} width="narrow">
      {!isOpen && <Callout title={m.conference_adesione_closed_title()}>{m.conference_adesione_closed_text()}</Callout>}
      {(showsForm || page.mine.length === 0) && <FormErrorSummary errors={withdraw.summary} />}
      {showsForm ? (
        <PostedForm form={form} submit={adesioneFor(page, joining) ? m.conference_adesione_save() : m.conference_adesione_send()}>
          <AdesioneFields form={form} joining={joining} page={page} adesione={adesioneFor(page, joining)} />
        </PostedForm>
      ) : (
        <>
          {isSignedIn && <MyAdesioni page={page} isOpen={isOpen} withdraw={withdraw} />}
          {isSignedIn && isOpen && <AdesioneChoice page={page} isCitizen={isCitizen} />}
          {!isSignedIn && (
            <Callout title={m.conference_adesione_sign_in_title()}>
              <p>{m.conference_adesione_sign_in_text()}</p>
              <LinkButton to={signInTo}>{m.conference_adesione_sign_in()}</LinkButton>
            </Callout>
          )}
        </>
      )}
    </Page>
  );
}

function forWhom(page: AdesionePage, joining: Joining): string {
  switch (joining.who) {
    case "citizen":
      return m.organisations_acting_only_self();
    case "new":
      return m.conference_adesione_new();
    case "organisation": {
      const name = page.organisations.find(({ id }) => id === joining.organisationId)?.name;
      return name ? m.organisations_acting_only_for({ name }) : m.conference_adesione_lead();
    }
  }
}
