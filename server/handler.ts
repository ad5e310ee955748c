import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import * as build from "virtual:react-router/server-build";
import { type RequestInfo, requestContext, type Services, servicesContext } from "#app/platform/context.ts";
import { withErrorResponses } from "#app/platform/error-responses.ts";
import { isForeignForm, refuseForeignForm } from "#app/platform/foreign-form.ts";

export type Handler = (request: Request, info: RequestInfo) => Promise<Response>;

/**
 * The entry of the server build: what main.ts made at start goes into the router's context of each request.
 * Context keys live in this module graph only, which is why main.ts hands the services over as an argument.
 */
export function createHandler(services: Services): Handler {
  const serverBuild: ServerBuild = withErrorResponses(build);
  const handle = createRequestHandler(serverBuild, import.meta.env.MODE);
  return async (request, info) => {
    // The router checks this for pages only, not for addresses without one (sign-out, renewal, saving a draft).
    if (isForeignForm(request)) return refuseForeignForm(request);
    const context = new RouterContextProvider();
    context.set(servicesContext, services);
    context.set(requestContext, info);
    return handle(request, context);
  };
}
