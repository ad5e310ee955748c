import { href, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getLocale, type Locale, locales } from "#app/paraglide/runtime.js";

const names = { it: "Italiano", en: "English" } as const satisfies Record<Locale, string>;

/** Plain forms: the page is loaded anew in the other language, at the same address. */
export function LanguageSwitch() {
  const { pathname, search } = useLocation();
  const current = getLocale();
  return (
    <form method="post" action={href("/lingua")} className="ta-language" aria-label={m.ui_language_label()}>
      <input type="hidden" name="ritorno" value={pathname + search} />
      {locales.map((locale) => (
        <button key={locale} type="submit" name="lingua" value={locale} lang={locale} aria-current={locale === current ? "true" : undefined}>
          <abbr title={names[locale]}>{locale.toUpperCase()}</abbr>
        </button>
      ))}
    </form>
  );
}
