import type { ServerBuild } from "react-router";
import { toResponse } from "#app/platform/errors.ts";

type Call = (...args: never[]) => unknown;

/**
 * The same build, whose loaders, actions and middleware answer an AppError with its own HTTP status.
 * Without this the router would take every thrown Error for a failure of ours: 500, and its code hidden.
 */
export function withErrorResponses(build: ServerBuild): ServerBuild {
  const routes: ServerBuild["routes"] = {};
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route) continue;
    const { loader, action, middleware } = route.module;
    routes[id] = {
      ...route,
      module: {
        ...route.module,
        ...(loader && { loader: answering(loader) }),
        ...(action && { action: answering(action) }),
        ...(middleware && { middleware: middleware.map(answering) }),
      },
    };
  }
  return { ...build, routes };
}

function answering<F extends Call>(call: F): F {
  return new Proxy(call, {
    async apply(target, self, args) {
      try {
        return await Reflect.apply(target, self, args);
      } catch (error) {
        throw error instanceof Error ? toResponse(error) : error;
      }
    },
  });
}
