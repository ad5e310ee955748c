import { href, redirect } from "react-router";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { requireDemonstration } from "../demonstration.queries.server.ts";
import { forgetTour, keepTourStep, tourPage, tourStep } from "../tour.server.ts";
import type { Route } from "./+types/tour-step";

/** Remembers the step in this browser and shows its page; `fine` ends the tour. */
export async function loader({ context, params }: Route.LoaderArgs) {
  await requireDemonstration(context);
  if (params.passo === "fine") return redirect(href("/"), { headers: { "Set-Cookie": await forgetTour() } });
  const step = tourStep(params.passo);
  if (step === null) throw new AppError("not_found");
  return redirect(await tourPage(getDb(context), step), { headers: { "Set-Cookie": await keepTourStep(step) } });
}
