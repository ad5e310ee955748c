import { randomUUID } from "node:crypto";
import { useState } from "react";
import { data, Form, href, Link, redirect } from "react-router";
import { getDistrict, requireCurrentCycle } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { requirePerson, signInPath } from "#app/features/identity/require-person.server.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { ActingAsField } from "#app/features/organisations/components/acting-as-field.tsx";
import { actingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { commandResult, formFailure, parseForm, typedValues } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SimilarTopics } from "../components/similar-topics.tsx";
import { TopicFields } from "../components/topic-fields.tsx";
import { topicAbilities } from "../topics.abilities.ts";
import { proposeTopic } from "../topics.commands.server.ts";
import { listSimilarTopics } from "../topics.queries.server.ts";
import { NewTopicFormSchema } from "../topics.schema.ts";
import { useKeptTopic } from "../use-kept-topic.ts";
import type { Route } from "./+types/new-topic";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export function loader({ context, request }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const viewer = getViewer(context);
  return {
    title: `${m.topics_new_title()} · ${district.name}`,
    abilities: topicAbilities(viewer, district.id, requireCurrentCycle(context)),
    viewer: actingViewer(viewer),
    // The form's own id from the start: sent twice it makes one topic.
    newId: randomUUID(),
    signInTo: signInPath(request),
  };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(NewTopicFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const { similarSeen, ...input } = parsed.data;
  const cycleId = requireCurrentCycle(context).id;
  const proposed = await commandResult(formData, async () => {
    requirePerson(context, request);
    const db = getDb(context);
    const similar = similarSeen ? [] : await listSimilarTopics(db, getDistrict(context).id, input.title, input.why);
    return similar.length > 0 ? { similar } : { topic: await proposeTopic(db, cycleId, input) };
  });
  if (!("ok" in proposed)) return proposed;
  if (proposed.data.similar) return data({ similar: proposed.data.similar, values: typedValues(formData) });
  return redirect(`${href("/:ambito/temi/:numero", { ambito, numero: proposed.data.topic.number })}?inviato=si`);
}

export default function NewTopic({ loaderData, actionData }: Route.ComponentProps) {
  const { slug: ambito, id: districtId } = useDistrict();
  const { abilities, viewer, signInTo } = loaderData;
  const failure = isFormFailure(actionData) ? actionData : null;
  const similar = actionData && "similar" in actionData ? actionData.similar : null;
  const values = actionData?.values;
  const [newId] = useState(typeof values?.["id"] === "string" ? values["id"] : loaderData.newId);
  const sentBack = values ? { title: String(values["title"] ?? ""), why: String(values["why"] ?? "") } : null;
  const { shown, typed, onInput } = useKeptTopic(ambito, sentBack);
  const errors = failure ? formSentences(failure) : {};
  return (
    <Page title={m.topics_new_title()} lead={m.topics_new_lead()} width="narrow" breadcrumb={useDistrictCrumbs({ label: m.topics_title(), to: href("/:ambito/temi", { ambito }) }, { label: m.topics_new_title() })}>
      {!abilities.isOpen && <Callout kind="warning" title={m.topics_closed()}><p className="mb-0">{m.topics_closed_text()}</p></Callout>}
      {abilities.lacksMunicipality && (
        <Callout kind="warning" title={m.topics_municipality_title()}>
          <p className="mb-0">{m.topics_municipality_text()} <Link to={href("/profilo")}>{m.topics_municipality_link()}</Link></p>
        </Callout>
      )}
      {!abilities.isSignedIn && failure?.formError !== "sign_in_needed" && (
        <Callout title={m.topics_anonymous_title()}>
          <p className="mb-0">{m.topics_anonymous_text()} <Link to={signInTo}>{m.topics_anonymous_link()}</Link></p>
        </Callout>
      )}
      <Form method="post" noValidate onInput={(event) => onInput(event.currentTarget)}>
        {failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={failure && errors} />}
        <input type="hidden" name="id" value={newId} />
        <ActingAsField viewer={viewer} districtId={districtId} defaultValue={String(values?.["organisationId"] ?? "")} error={errors["organisationId"]} />
        <TopicFields key={shown.version} text={shown.text} typed={typed} errors={errors} />
        <SimilarTopics ambito={ambito} asked={similar} />
        <SubmitButton name="intent" value="propose" icon="it-upload">{similar ? m.topics_propose_anyway() : m.topics_propose_submit()}</SubmitButton>
      </Form>
      <p className="mt-4 mb-0"><small>{m.topics_new_after()}</small></p>
    </Page>
  );
}
