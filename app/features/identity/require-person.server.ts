import { href, redirect, type RouterContextProvider } from "react-router";
import { AppError } from "#app/platform/errors.ts";
import { getLogin } from "./login.server.ts";
import { getViewer, type Viewer } from "./viewer.ts";

export type PersonViewer = Extract<Viewer, { kind: "person" }>;

type Context = Readonly<RouterContextProvider>;

/**
 * The signed-in person, for loaders and actions that need one.
 *
 * - Reading: sends whoever is not signed in to `/accedi?poi=<this address>`, and back afterwards.
 * - Sending a form: throws 401 `sign_in_needed`, so that nothing typed is lost. Call it inside the command:
 *   `commandResult(formData, async () => doIt(db, requirePerson(context, request), input))`. The action then answers
 *   with the typed values, and the page shows `<SignInAgain />` (components/sign-in-again.tsx), whose link opens the
 *   sign-in page in a new tab. The database's functions raise the same code for a login that ended meanwhile.
 *
 * Without scripts the page is made anew after its action, loaders included. The loader of a page whose form must
 * survive an ended login therefore asks personOrFormSent() instead, or is content with getViewer().
 */
export function requirePerson(context: Context, request: Request): PersonViewer {
  const person = personOrFormSent(context, request);
  if (person === null) throw new AppError("sign_in_needed");
  return person;
}

/** For the loader of a page with a form: the person; null when a form was just sent without a login; else off to the sign-in page. */
export function personOrFormSent(context: Context, request: Request): PersonViewer | null {
  const viewer = getViewer(context);
  if (viewer.kind === "person") return viewer;
  if (request.method === "POST" || getLogin(context).isFormSent) return null;
  throw redirect(signInPath(request));
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
