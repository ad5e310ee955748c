import { lazy, useEffect } from "react";
import { href, Link, useSearchParams } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { requirePerson, signInPath } from "#app/features/identity/require-person.server.ts";
import { getViewer } from "#app/features/identity/viewer.ts";
import { actingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Page } from "#app/ui/page.tsx";
import { JoinForm, OwnJoins } from "../components/join-form.tsx";
import { TopicTag } from "../components/topic-card.tsx";
import { TopicLines } from "../components/topic-lines.tsx";
import { TopicStory } from "../components/topic-story.tsx";
import { topicAction } from "../topic-action.server.ts";
import { topicAbilities } from "../topics.abilities.ts";
import { getTopicDesk, requireTopic } from "../topics.queries.server.ts";
import { topicProposerLabel } from "../topics.render.ts";
import { forgetTopic, keptTopic } from "../use-kept-topic.ts";
import type { Route } from "./+types/topic";

// For the office, a facilitator or the author only. Without a boundary of their own: the server waits for them, so that browsers without scripts have them too.
const TopicDeskForms = lazy(() => import("../components/topic-desk.tsx").then((module) => ({ default: module.TopicDeskForms })));
const Unmerge = lazy(() => import("../components/topic-desk.tsx").then((module) => ({ default: module.Unmerge })));
const OwnState = lazy(() => import("../components/own-state.tsx").then((module) => ({ default: module.OwnState })));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }, { name: "description", content: loaderData?.topic.why }];

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const viewer = getViewer(context);
  const topic = await requireTopic(db, district.id, params.numero);
  return {
    title: `${topic.title} · ${district.name}`,
    topic,
    desk: viewer.kind === "person" ? await getTopicDesk(db, district.id) : null,
    abilities: topicAbilities(viewer, district.id, district.currentCycle),
    viewer: actingViewer(viewer),
    signInTo: signInPath(request),
  };
}

export async function action({ context, request, params: { ambito, numero } }: Route.ActionArgs) {
  const open = async () => {
    requirePerson(context, request);
    const db = getDb(context);
    return { db, topicId: (await requireTopic(db, getDistrict(context).id, numero)).id };
  };
  return topicAction({ formData: await request.formData(), open, ambito, number: numero });
}

export default function Topic({ loaderData: { topic, desk, abilities, viewer, signInTo }, actionData }: Route.ComponentProps) {
  const { slug: ambito, id: districtId } = useDistrict();
  const [search] = useSearchParams();
  useEffect(() => {
    if (topic.mine && keptTopic(ambito)?.title === topic.title) forgetTopic(ambito);
  }, [topic.mine, topic.title, ambito]);
  const failure = actionData ?? null;
  const failed = (intent: string) => (failure?.values["intent"] === intent ? failure : null);
  const canJoin = topic.moderation === "published" && topic.state === "open" && abilities.isOpen;
  const canDecide = desk !== null && topic.moderation === "published" && topic.state === "open";
  const canRevise = topic.mine && (topic.moderation === "waiting" || topic.moderation === "changes_asked");
  const isShown = (intent: string) => (intent === "join" ? canJoin && abilities.isSignedIn : intent === "revise" ? canRevise : canDecide);
  return (
    <Page title={<span lang="it">{topic.title}</span>} eyebrow={topic.number} breadcrumb={useDistrictCrumbs({ label: m.topics_title(), to: href("/:ambito/temi", { ambito }) }, { label: topic.number })}>
      <PostedFailure isGone={(intent) => !isShown(intent)} />
      {search.get("inviato") === "si" && topic.moderation === "waiting" && <Callout kind="success" title={m.topics_sent_title({ number: topic.number })}><p className="mb-0">{m.topics_sent_text()}</p></Callout>}
      {topic.moderation !== "published" && <OwnState topic={topic} failure={failed("revise")} canRevise={canRevise} />}
      <p>{topicProposerLabel(topic.proposer)}{topic.assisted && <> · {m.topics_assisted()}</>} <TopicTag topic={topic} /></p>
      <p className="lead" lang="it" style={{ whiteSpace: "pre-line" }}>{topic.why}</p>
      <TopicStory topic={topic} ambito={ambito} />
      {desk?.isOffice && topic.mergedFrom.length > 0 && <Unmerge topic={topic} />}
      <section className="mb-5" id="interessa" aria-labelledby="interessa-titolo">
        <h2 id="interessa-titolo">{canJoin || topic.joined.length > 0 ? m.topics_join_title() : m.topics_interest_title()}</h2>
        {topic.joined.length > 0 && <OwnJoins joined={topic.joined} />}
        {canJoin && abilities.isSignedIn && !abilities.lacksMunicipality && <JoinForm viewer={viewer} districtId={districtId} failure={failed("join")} hasJoined={topic.joined.length > 0} />}
        {canJoin && !abilities.isSignedIn && <p><Link to={signInTo}>{m.topics_join_sign_in()}</Link></p>}
        {canJoin && abilities.lacksMunicipality && <p>{m.topics_municipality_text()} <Link to={href("/profilo")}>{m.topics_municipality_link()}</Link></p>}
        <TopicLines lines={topic.lines} />
      </section>
      {canDecide && desk && <TopicDeskForms topic={topic} desk={desk} failure={failure} />}
    </Page>
  );
}
