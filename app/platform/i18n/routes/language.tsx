import { href, redirect } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getLocale, isLocale } from "#app/paraglide/runtime.js";
import { safePath } from "#app/platform/safe-path.ts";
import { LanguageSwitch } from "#app/ui/language-switch.tsx";
import { Page } from "#app/ui/page.tsx";
import { localeCookie } from "../locale.ts";
import type { Route } from "./+types/language";

export const meta: Route.MetaFunction = () => [{ title: `${m.ui_language_label()} · ${m.ui_site_name()}` }];

/** Remembers the chosen language and goes back to the page it was chosen on. */
export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData();
  const wanted = form.get("lingua");
  const locale = isLocale(wanted) ? wanted : getLocale();
  const back = safePath(form.get("ritorno"), href("/"));
  return redirect(back.startsWith(href("/lingua")) ? href("/") : back, { headers: { "Set-Cookie": localeCookie(locale) } });
}

export default function LanguagePage() {
  return (
    <Page title={m.ui_language_label()} width="narrow">
      <LanguageSwitch />
    </Page>
  );
}
