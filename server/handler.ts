import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import * as build from "virtual:react-router/server-build";
import { type RequestInfo, requestContext, type Services, servicesContext } from "#app/platform/context.ts";
import { withErrorResponses } from "#app/platform/error-responses.ts";

export type Handler = (request: Request, info: RequestInfo) => Promise<Response>;

/**
 * The entry of the server build: what main.ts made at start goes into the router's context of each request.
 * Context keys live in this module graph only, which is why main.ts hands the services over as an argument.
 */
export function createHandler(services: Services): Handler {
  const serverBuild: ServerBuild = withErrorResponses(build);
  const handle = createRequestHandler(serverBuild, import.meta.env.MODE);
  return (request, info) => {
    const context = new RouterContextProvider();
    context.set(servicesContext, services);
    context.set(requestContext, info);
    return handle(request, context);
  };
}
