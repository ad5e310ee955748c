import type { RouterContextProvider } from "react-router";
import type { z } from "zod";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { getViewer } from "./viewer.ts";

type Answer<S extends z.ZodType> = {
  command: (input: z.output<S>) => Promise<unknown>;
  /** Where the person goes when it is done. */
  to: string;
  /** What she is told there, in her language. */
  done: string;
};

/**
 * One form of a page, from the bytes to the answer: what is wrong comes back beside its field with everything that was
 * typed; what was done is said on the next page. Redirecting makes a reload or a second click harmless.
 */
export async function answerForm<S extends z.ZodType>(context: Readonly<RouterContextProvider>, formData: FormData, schema: S, { command, to, done }: Answer<S>) {
  const parsed = parseForm(schema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(formData, async () => {
    if (getViewer(context).kind === "anonymous") throw new AppError("sign_in_needed");
    return command(parsed.data);
  });
  if (!("ok" in result)) return result;
  return redirectWithToast(to, { kind: "success", text: done });
}
