import { redirect } from "react-router";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { safePath } from "#app/platform/safe-path.ts";
import { enterAs, firstPageOf } from "../demonstration.commands.server.ts";
import { PERSONAS } from "../demonstration.limits.ts";
import { requireDemonstration } from "../demonstration.queries.server.ts";
import type { Route } from "./+types/enter";

/** There is nothing to read at this address. */
export function loader() {
  throw new AppError("not_found");
}

export async function action({ context, request }: Route.ActionArgs) {
  await requireDemonstration(context);
  const form = await request.formData();
  const persona = PERSONAS.find(({ id }) => id === form.get("persona"));
  if (!persona) throw new AppError("not_found");
  await enterAs(context, persona);
  return redirect(safePath(form.get("poi"), await firstPageOf(getDb(context), persona.id)), 303);
}
