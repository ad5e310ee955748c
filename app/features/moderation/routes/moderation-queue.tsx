import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { AppealArticle } from "../components/appeal-forms.tsx";
import { DecisionForms } from "../components/decision-forms.tsx";
import { ModeForm } from "../components/mode-form.tsx";
import { QueuedTextArticle } from "../components/queued-text.tsx";
import { QueueKeys } from "../components/queue-keys.tsx";
import { answerQueueForm } from "../moderation.commands.server.ts";
import { getModerationQueue } from "../moderation.queries.server.ts";
import { queueDone } from "../moderation.render.ts";
import { type QueuedText, QueueFormSchema } from "../moderation.schema.ts";
import type { Route } from "./+types/moderation-queue";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const viewer = getViewer(context);
  return {
    title: m.moderation_meta_title({ district: district.name }),
    queue: await getModerationQueue(getDb(context), district.id),
    isHead: viewer.kind === "person" && viewer.districtRoles.some((role) => role.districtId === district.id && role.role === "plan_office_head"),
  };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(QueueFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const answered = await commandResult(formData, () => answerQueueForm(getDb(context), getDistrict(context).id, parsed.data));
  if (!("ok" in answered)) return answered;
  return redirectWithToast(href("/:ambito/ufficio/moderazione", { ambito }), { kind: "success", text: queueDone(answered.data) });
}

export default function ModerationQueue({ loaderData: { queue, isHead }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const failureOf = (key: string, id: string) => (actionData && actionData.values[key] === id ? actionData : null);
  const shown = new Set([...queue.waiting, ...queue.reported].map(({ id }) => id).concat(queue.appeals.map(({ id }) => id)));
  const isGone = actionData !== undefined && !shown.has(String(actionData.values["subjectId"] ?? actionData.values["appealId"] ?? ""));
  const list = (texts: readonly QueuedText[]) =>
    texts.map((text) => (
      <QueuedTextArticle key={text.id} text={text}>
        <DecisionForms text={text} failure={failureOf("subjectId", text.id)} />
      </QueuedTextArticle>
    ));
  return (
    <Page
      title={m.moderation_title()}
      lead={m.moderation_lead()}
      breadcrumb={useDistrictCrumbs({ label: m.districts_nav_office(), to: href("/:ambito/ufficio", { ambito }) }, { label: m.moderation_title() })}
    >
      {isGone && <PostedFailure isGone={() => true} />}
      <QueueKeys>
        <h2>{m.moderation_waiting_title({ count: queue.waitingCount })}</h2>
        {queue.waiting.length === 0 ? <EmptyState title={m.moderation_waiting_none()} /> : list(queue.waiting)}
        <h2>{m.moderation_reported_title({ count: queue.reported.length })}</h2>
        {queue.reported.length === 0 ? <EmptyState title={m.moderation_reported_none()} /> : list(queue.reported)}
      </QueueKeys>
      <h2>{m.moderation_appeals_title({ count: queue.appeals.length })}</h2>
      {queue.appeals.length === 0 && <EmptyState title={m.moderation_appeals_none()} />}
      {queue.appeals.map((appeal) => (
        <AppealArticle key={appeal.id} appeal={appeal} isHead={isHead} failure={failureOf("appealId", appeal.id)} />
      ))}
      <ModeForm moderation={queue.moderation} isHead={isHead} />
    </Page>
  );
}
