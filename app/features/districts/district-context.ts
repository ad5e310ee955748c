import { createContext, type MiddlewareFunction, type RouterContextProvider } from "react-router";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { getDistrictBySlug } from "./districts.queries.server.ts";
import type { CurrentCycle, District } from "./districts.schema.ts";

type Context = Readonly<RouterContextProvider>;

const districtContext = createContext<District | null>(null);

/**
 * Loads the district of the address (`:ambito`) once and keeps it for the loaders and actions below the layout route.
 * An unknown district throws 404 `not_found`. Routes outside the layout call it themselves.
 * The frame is public and the same for everybody: what is read here may be cached per node under `district.slug`
 * and dropped when the topic `district` is announced with `district.id`.
 */
export async function requireDistrict(context: Context, params: { ambito?: string | undefined }): Promise<District> {
  const kept = context.get(districtContext);
  if (kept !== null && kept.slug === params.ambito) return kept;
  const district = await getDistrictBySlug(getDb(context), params.ambito ?? "");
  if (district === null) throw new AppError("not_found");
  context.set(districtContext, district);
  return district;
}

/** On the layout route of `/:ambito`: every loader and action below it may call getDistrict(context). */
export const districtMiddleware: MiddlewareFunction<Response> = async ({ context, params }) => {
  await requireDistrict(context, params);
};

/** The district that the layout route loaded. Below that route it is always there. */
export function getDistrict(context: Context): District {
  const district = context.get(districtContext);
  if (district === null) throw new AppError("not_found");
  return district;
}

/** The cycle that is under way, or 404 `not_found` in a district that has not opened one yet. */
export function requireCurrentCycle(context: Context): CurrentCycle {
  const { currentCycle } = getDistrict(context);
  if (currentCycle === null) throw new AppError("not_found");
  return currentCycle;
}
