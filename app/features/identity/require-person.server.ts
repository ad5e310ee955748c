import { href, redirect, type RouterContextProvider } from "react-router";
import { AppError } from "#app/platform/errors.ts";
import { getViewer, type Viewer } from "./viewer.ts";

export type PersonViewer = Extract<Viewer, { kind: "person" }>;

/**
 * The signed-in person, for loaders and actions that need one.
 *
 * - Reading (GET, HEAD): sends whoever is not signed in to `/accedi?poi=<this address>`, and back afterwards.
 * - Sending a form: throws 401 `sign_in_needed`, so that nothing typed is lost. Call it inside the command:
 *   `commandResult(formData, async () => doIt(db, requirePerson(context, request), input))`. The action then answers
 *   with the typed values, and the page shows `<SignInAgain />` (components/sign-in-again.tsx), whose link opens the
 *   sign-in page in a new tab. The database's functions raise the same code for a login that ended meanwhile.
 */
export function requirePerson(context: Readonly<RouterContextProvider>, request: Request): PersonViewer {
  const viewer = getViewer(context);
  if (viewer.kind === "person") return viewer;
  if (request.method === "GET" || request.method === "HEAD") throw redirect(signInPath(request));
  throw new AppError("sign_in_needed");
}

/** The sign-in page that comes back to the address of this request. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  // The router's own data requests carry their suffix; people go back to the page.
  const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  const query = new URLSearchParams(search);
  query.delete("_routes");
  const back = query.size > 0 ? `${page}?${query}` : page;
  return `${href("/accedi")}?${new URLSearchParams({ poi: back })}`;
}
