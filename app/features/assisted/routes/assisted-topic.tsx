import { randomUUID } from "node:crypto";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { TopicFields } from "#app/features/topics/components/topic-fields.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { enterFromPaper } from "../assisted-action.server.ts";
import { enterTopic } from "../assisted.commands.server.ts";
import { getAssistedDesk } from "../assisted.queries.server.ts";
import { AssistedTopicFormSchema } from "../assisted.schema.ts";
import { AssistedPage } from "../components/assisted-page.tsx";
import type { Route } from "./+types/assisted-topic";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.assisted_enter_topic()} · ${district.name}`, desk: await getAssistedDesk(getDb(context), district.id), newId: randomUUID() };
}

export async function action(args: Route.ActionArgs) {
  return enterFromPaper(args, AssistedTopicFormSchema, enterTopic);
}

export default function AssistedTopic({ loaderData: { desk, newId } }: Route.ComponentProps) {
  return (
    <AssistedPage title={m.assisted_enter_topic()} desk={desk} newId={newId}>
      {({ errors, value }) => <TopicFields text={{ title: value("title"), why: value("why") }} errors={errors} />}
    </AssistedPage>
  );
}
