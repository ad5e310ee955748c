import type { ServerBuild } from "react-router";
import { AppError, isAppError, toResponse } from "#app/platform/errors.ts";

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
        throw answerFor(error);
      }
    },
  });
}

/** Forbidden looks like absent, so that nobody learns what exists from the difference. */
function answerFor(error: unknown): unknown {
  if (!isAppError(error)) return error;
  return toResponse(error.code === "forbidden" ? new AppError("not_found") : error);
}
