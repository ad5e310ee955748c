import { data, isRouteErrorResponse } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";

/**
 * For the client action of a form beside a text that is being written: without a connection it answers as a form that was not accepted,
 * so that the page stays as it is with everything typed. What the server itself refuses is thrown on.
 */
export async function orUnsent<T>(request: Request, send: () => Promise<T>) {
  const typed = await request.clone().formData();
  try {
    return await send();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    const values = Object.fromEntries([...typed].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
    const failure: FormFailure = { ok: false, formError: "service_unavailable", fieldErrors: {}, values, sentences: { form: m.documents_not_sent() } };
    // A status of failure: nothing of the page is loaded again.
    return data(failure, { status: 503 });
  }
}
