// Each script of the browser's build exists once per language: see vite/split-by-locale.ts.

/** The address of a script in one language; other files (styles, pictures) have one for all. */
export function localeAsset(path: string, locale: string): string {
  return path.startsWith("/assets/") && path.endsWith(".js") ? path.replace("/assets/", `/assets/${locale}/`) : path;
}

/** A copy of the router's list of the browser's files (or a part of it) that names those of one language. */
export function localeAssets<T>(part: T, locale: string): T;
export function localeAssets(part: unknown, locale: string): unknown {
  if (typeof part === "string") return localeAsset(part, locale);
  if (Array.isArray(part)) return part.map((item) => localeAssets(item, locale));
  if (typeof part === "object" && part !== null) return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, localeAssets(value, locale)]));
  return part;
}
