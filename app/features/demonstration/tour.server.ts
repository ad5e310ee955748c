import { createCookie, href, type RouterContextProvider } from "react-router";
import { getServices } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { TOUR_STEPS } from "./demonstration.limits.ts";
import { getTourPlaces } from "./demonstration.queries.server.ts";

/** Which step of the guided tour this browser is at; gone after an hour, or when the tour is closed. */
const cookie = createCookie("visita", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 3_600 });

/** The step from the cookie, for the bar; null outside the tour and wherever this is no demonstration. */
export async function readTourStep(context: Readonly<RouterContextProvider>, request: Request): Promise<number | null> {
  if (!getServices(context).config.demo) return null;
  return tourStep(await cookie.parse(request.headers.get("Cookie")));
}

/** A step's number from anything; null for what is none. */
export function tourStep(value: unknown): number | null {
  const step = typeof value === "string" && /^[1-9]$/.test(value) ? Number(value) : value;
  return typeof step === "number" && Number.isInteger(step) && step >= 1 && step <= TOUR_STEPS ? step : null;
}

export function keepTourStep(step: number): Promise<string> {
  return cookie.serialize(step);
}

export function forgetTour(): Promise<string> {
  return cookie.serialize("", { maxAge: 0 });
}

/** The page that a step shows. */
export async function tourPage(db: Db, step: number): Promise<string> {
  const places = await getTourPlaces(db);
  switch (step) {
    case 1:
      return places.proposal;
    case 2:
      return places.session;
    case 3:
      return places.vote;
    case 4:
      return `${places.proposal}#esito`;
    case 5:
      return places.planProposal;
    default:
      return href("/");
  }
}
