/**
 * A path of this site to go back to, from a value that a browser sent. Anything that could leave the site
 * (another origin, `//host`, a backslash, a control character) becomes `fallback`.
 */
export function safePath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || !value.startsWith("/") || value.startsWith("//")) return fallback;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f]/.test(value)) return fallback;
  return value;
}
