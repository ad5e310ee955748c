import { randomUUID } from "node:crypto";
import { useState, useSyncExternalStore } from "react";
import { href, redirect } from "react-router";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson, signInPath } from "#app/features/identity/require-person.server.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Page } from "#app/ui/page.tsx";
import { DraftForm } from "../components/draft-form.tsx";
import { DraftNotices } from "../components/draft-notices.tsx";
import { proposalAbilities } from "../proposals.abilities.ts";
import { saveDraftForm } from "../proposals.commands.server.ts";
import { listProposalChoices } from "../proposals.queries.server.ts";
import { emptyContent } from "../proposals.rules.ts";
import { newCopyKey } from "../use-device-copy.ts";
import type { Route } from "./+types/new-proposal";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const abilities = proposalAbilities(getViewer(context), district.id, requireCurrentCycle(context));
  return {
    title: m.proposals_meta_title({ title: m.proposals_new_title(), district: district.name }),
    abilities,
    choices: await listProposalChoices(getDb(context), district.id),
    // The form's own id from the start: saving twice makes one draft.
    newId: randomUUID(),
    signInTo: signInPath(request),
  };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const formData = await request.formData();
  const id = String(formData.get("id"));
  if (formData.get("intent") === "form:full") formData.set("form", "full");
  const open = () => (requirePerson(context, request), getDb(context));
  const saved = await saveDraftForm(open, { id, cycleId: requireCurrentCycle(context).id }, formData);
  if (!("ok" in saved)) return saved;
  const draft = href("/:ambito/proposte/bozze/:id", { ambito, id });
  return redirect(formData.get("intent") !== "review" ? draft : formData.get("similarSeen") === "1" ? `${draft}?passo=rilettura` : `${draft}/simili`);
}

export default function NewProposal({ loaderData, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { abilities, choices, signInTo } = loaderData;
  const [newId] = useState(loaderData.newId);
  const isScripted = useSyncExternalStore(noChange, () => true, () => false);
  return (
    <Page title={m.proposals_new_title()} lead={m.proposals_new_lead()} width="narrow" breadcrumb={useDistrictCrumbs({ label: m.proposals_list_title(), to: href("/:ambito/proposte", { ambito }) }, { label: m.proposals_new_title() })}>
      <DraftNotices abilities={abilities} />
      {!abilities.isSignedIn && <SignInNotice isScripted={isScripted} signInTo={signInTo} />}
      {(abilities.isSignedIn || isScripted || actionData) && (
        <DraftForm
          key={String(abilities.isSignedIn)}
          id={newId}
          revision={0}
          content={{ ...emptyContent, organisationId: abilities.isCitizen ? null : (abilities.organisations[0]?.id ?? null) }}
          choices={choices}
          organisations={abilities.organisations}
          failure={actionData ?? null}
          copyKey={newCopyKey(ambito)}
          ambito={ambito}
          isSignedIn={abilities.isSignedIn}
        >
          {abilities.isSignedIn || actionData ? (
            <p className="d-flex flex-wrap gap-3">
              <SubmitButton name="intent" value="review">{m.proposals_draft_review()}</SubmitButton>
              <SubmitButton name="intent" value="save" variant="outline">{m.proposals_draft_save()}</SubmitButton>
              {abilities.isSignedIn && <SubmitButton name="intent" value="form:full" variant="outline">{m.proposals_form_to_full()}</SubmitButton>}
            </p>
          ) : (
            <LinkButton to={signInTo}>{m.proposals_new_sign_in_to_send()}</LinkButton>
          )}
        </DraftForm>
      )}
    </Page>
  );
}

/** Whether scripts run never changes while a page is open. */
const noChange = () => () => {};

/** Without scripts nothing could be kept, so one signs in first; with them one writes at once. */
function SignInNotice({ isScripted, signInTo }: { isScripted: boolean; signInTo: string }) {
  return (
    <Callout title={isScripted ? m.proposals_new_anonymous_title() : m.proposals_new_no_script_title()}>
      <p>{isScripted ? m.proposals_new_anonymous_text() : m.proposals_new_no_script_text()}</p>
      <LinkButton to={signInTo} variant="outline" size="sm">
        {m.proposals_new_sign_in()}
      </LinkButton>
    </Callout>
  );
}
