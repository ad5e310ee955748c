import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import * as build from "virtual:react-router/server-build";
import { type RequestInfo, requestContext, type Services, servicesContext } from "#app/platform/context.ts";
import { withErrorResponses } from "#app/platform/error-responses.ts";
import type { Locale } from "#app/paraglide/runtime.js";
import { isForeignForm, refuseForeignForm } from "#app/platform/foreign-form.ts";
import { resolveLocale } from "#app/platform/i18n/locale.ts";
import { localeAssets } from "#server/http/locale-assets.ts";

export type Handler = (request: Request, info: RequestInfo) => Promise<Response>;

/**
 * The entry of the server build: what main.ts made at start goes into the router's context of each request.
 * Context keys live in this module graph only, which is why main.ts hands the services over as an argument.
 */
export function createHandler(services: Services): Handler {
  const inLocale = (locale: Locale) => createRequestHandler(withErrorResponses(buildInLocale(locale)), import.meta.env.MODE);
  const handlers = { it: inLocale("it"), en: inLocale("en") } satisfies Record<Locale, unknown>;
  return async (request, info) => {
    // The router checks this for pages only, not for addresses without one (sign-out, renewal, saving a draft).
    if (isForeignForm(request)) {
      services.log.warn({ id: info.id, path: new URL(request.url).pathname }, "a form of another site was refused");
      return refuseForeignForm(request);
    }
    const context = new RouterContextProvider();
    context.set(servicesContext, services);
    context.set(requestContext, info);
    return handlers[resolveLocale(request.headers)](request, context);
  };
}

/** The same pages, which load the browser's files of one language. A tab that was opened in another one reloads, as after an update. */
function buildInLocale(locale: Locale): ServerBuild {
  const { url, version } = build.assets;
  return { ...build, assets: { ...localeAssets(build.assets, locale), url, version: `${version}-${locale}` } };
}
