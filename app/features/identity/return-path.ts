import { safePath } from "#app/platform/safe-path.ts";

/** The query parameter that names where to go after signing in (rule IDN-09): a path of this site, nothing else. */
export const returnParameter = "poi";

/** Where to go after signing in, from the page's address. */
export function returnPathOf(url: URL): string {
  return safePath(url.searchParams.get(returnParameter));
}

/** `path` with the return address, when it leads anywhere but home. */
export function withReturnPath(path: string, returnTo: string): string {
  return returnTo === "/" ? path : `${path}?${new URLSearchParams({ [returnParameter]: returnTo })}`;
}
