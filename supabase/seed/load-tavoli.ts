import { TAVOLI } from "./content/tavoli.ts";
import type { Loading } from "./loading.ts";

/** The tavolo whose session is under way when the demonstration is loaded. */
export const CROWD_TAVOLO = "ao-anziani";

export async function loadTavoli({ tx, id }: Loading): Promise<void> {
  await tx`insert into public.tavoli ${tx(TAVOLI.map((seed) => ({
    id: id("tavolo", seed.key), cycle_id: id("cycle", seed.district), district_id: id("district", seed.district), slug: seed.slug, area: seed.area,
    name: seed.name, description: seed.description, position: seed.position,
  })))}`;
  const roles = TAVOLI.flatMap((seed) => [
    { tavolo_id: id("tavolo", seed.key), person_id: id("person", seed.facilitatorKey), role: "facilitator" },
    { tavolo_id: id("tavolo", seed.key), person_id: id("person", seed.minuteTakerKey), role: "minute_taker" },
  ]);
  await tx`insert into public.tavolo_roles ${tx(roles)}`;
}
