import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { getDb } from "#app/platform/context.ts";
import { TopicLineage } from "../components/topic-lineage.tsx";
import { listTavoloTopics } from "../topics.queries.server.ts";
import type { Route } from "./+types/tavolo-origin";

/** Inside the page of a tavolo, which stands left of topics: the topics from which it came. */
export async function loader({ context, params: { tavolo } }: Route.LoaderArgs) {
  return { topics: await listTavoloTopics(getDb(context), getDistrict(context).id, tavolo) };
}

export default function TavoloOrigin({ loaderData: { topics } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  return <TopicLineage topics={topics} ambito={ambito} />;
}
