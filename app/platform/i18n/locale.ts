import { baseLocale, isLocale, type Locale } from "#app/paraglide/runtime.js";

/** The cookie that keeps the language which a person chose by hand. */
export const localeCookieName = "lingua";

const oneYearInSeconds = 31_536_000;

/**
 * The language of a request: the `lingua` cookie when it names one of ours, else English for a browser
 * that asks for English before Italian, else Italian.
 */
export function resolveLocale(headers: Headers): Locale {
  const chosen = readCookie(headers.get("cookie"), localeCookieName);
  if (isLocale(chosen)) return chosen;
  return preferredLocale(headers.get("accept-language") ?? "");
}

/** The Set-Cookie value that remembers a language for a year. */
export function localeCookie(locale: Locale): string {
  return `${localeCookieName}=${locale}; Path=/; Max-Age=${oneYearInSeconds}; SameSite=Lax; HttpOnly`;
}

function preferredLocale(acceptLanguage: string): Locale {
  const wanted = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
      return { language: tag.split("-")[0], quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter((candidate) => isLocale(candidate.language) && candidate.quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  const first = wanted[0]?.language;
  return isLocale(first) ? first : baseLocale;
}

function readCookie(header: string | null, name: string): string | undefined {
  const pair = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
