import { createContext, RouterContextProvider, type ServerBuild } from "react-router";
import { AppError, errorStatus, isAppError, toResponse } from "#app/platform/errors.ts";
import { parseableForms } from "#app/platform/form-body.ts";
import { isFormFailure, type LostForm } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { errorSentence, withSentences } from "#app/platform/i18n/error-sentence.ts";

type Call = (...args: never[]) => unknown;
type RouteArgs = { request: Request; context: Readonly<RouterContextProvider> };

/** The form that this request brought and that was not accepted: loaders run after the action, in the same request. */
const refusedForm = createContext<FormFailure | null>(null);

/**
 * The same build, whose loaders, actions and middleware answer an AppError with its own HTTP status.
 * Without this the router would take every thrown Error for a failure of ours: 500, and its code hidden.
 * A form that was refused on a page that cannot be shown (any more) is answered with the reason and the typed values.
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
        ...(loader && { loader: answering(loader, answerOfLoader) }),
        ...(action && { action: answering(takingForms(action), answerFor) }),
        ...(middleware && { middleware: middleware.map((one) => answering(one, answerFor)) }),
      },
    };
  }
  return { ...build, routes };
}

function answering<F extends Call>(call: F, answer: (error: unknown, args: RouteArgs | null) => unknown): F {
  return new Proxy(call, {
    async apply(target, self, args) {
      try {
        return await Reflect.apply(target, self, args);
      } catch (error) {
        throw answer(error, routeArgs(args));
      }
    },
  });
}

/** An action whose body is read safely, and whose refusal the loaders after it know of. */
function takingForms<F extends Call>(action: F): F {
  return new Proxy(action, {
    async apply(target, self, args) {
      const route = routeArgs(args);
      if (route) parseableForms(route.request);
      const answer: unknown = await Reflect.apply(target, self, args);
      const isWithStatus = typeof answer === "object" && answer !== null && "data" in answer;
      const failure = isWithStatus ? answer.data : answer;
      if (!isFormFailure(failure)) return answer;
      route?.context.set(refusedForm, failure);
      return isWithStatus ? { ...answer, data: withSentences(failure) } : withSentences(failure);
    },
  });
}

function routeArgs([args]: readonly unknown[]): RouteArgs | null {
  if (typeof args !== "object" || args === null || !("request" in args) || !("context" in args)) return null;
  const { request, context } = args;
  return request instanceof Request && context instanceof RouterContextProvider ? { request, context } : null;
}

/** Forbidden looks like absent, so that nobody learns what exists from the difference. */
function answerFor(error: unknown): unknown {
  if (!isAppError(error)) return error;
  return toResponse(error.code === "forbidden" ? new AppError("not_found") : error);
}

/** The page of a refused form is gone or sends away: then the form is what the person needs to know about. */
function answerOfLoader(error: unknown, args: RouteArgs | null): unknown {
  const failure = args?.context.get(refusedForm) ?? null;
  if (failure === null || !(isAppError(error) || error instanceof Response)) return answerFor(error);
  const code = failure.formError ?? Object.values(failure.fieldErrors)[0] ?? "invalid";
  const lost: LostForm = { code, sentence: errorSentence(code), values: failure.values };
  return Response.json(lost, { status: errorStatus[code], statusText: code });
}
