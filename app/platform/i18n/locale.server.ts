import { AsyncLocalStorage } from "node:async_hooks";
import type { MiddlewareFunction } from "react-router";
import { baseLocale, type Locale, overwriteGetLocale } from "#app/paraglide/runtime.js";
import { resolveLocale } from "./locale.ts";

const current = new AsyncLocalStorage<Locale>();

// Messages ask getLocale(); on the server the answer belongs to the request, never to the process.
overwriteGetLocale(() => current.getStore() ?? baseLocale);

/** Runs `work` (and what it awaits) with the messages of one language. */
export function runWithLocale<T>(locale: Locale, work: () => T): T {
  return current.run(locale, work);
}

/** Gives loaders, actions and the rendering of a request its language. First in root.tsx. */
export const localeMiddleware: MiddlewareFunction<Response> = ({ request }, next) =>
  runWithLocale(resolveLocale(request.headers), () => next());
