import { createContext, RouterContextProvider, type ServerBuild } from "react-router";
import { endedLoginContext, getRequestInfo, getServices } from "#app/platform/context.ts";
import { AppError, type ErrorCode, errorStatus, isAppError, toResponse } from "#app/platform/errors.ts";
import { parseableForms, typedForm } from "#app/platform/form-body.ts";
import { isFormFailure, type LostForm } from "#app/platform/form-failure.ts";
import { type FormFailure, type FormValues, isWholeWithoutSecrets, typedValues } from "#app/platform/forms.ts";
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
        ...(action && { action: answering(takingForms(action), answerWithForm) }),
        ...(middleware && { middleware: middleware.map((one) => answering(one, answerWithForm)) }),
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
        throw await answer(error, routeArgs(args));
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
      if (failure.formError === "not_found" && route?.context.get(endedLoginContext)) throw new AppError("sign_in_needed");
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

/**
 * For an action that could not even refuse its form, and for what runs before it: the answer carries everything that was
 * typed. A redirect and an answer that a route made by itself go on as they are.
 */
async function answerWithForm(error: unknown, args: RouteArgs | null): Promise<unknown> {
  if (args === null || !(error instanceof Error) || args.request.method !== "POST") return answerFor(error);
  const form = await typedForm(args.request);
  if (form === null) return answerFor(error);
  const code = codeOf(error, args);
  if (errorStatus[code] >= 500) noteFailure(error, args);
  return lostForm(code, typedValues(form), isWholeWithoutSecrets(form) ? args.request : null);
}

/** Forbidden looks like absent, and both look like a login that is over to whoever had one. */
function codeOf(error: Error, { context }: RouteArgs): ErrorCode {
  if (!isAppError(error)) return "unexpected";
  if (error.code !== "forbidden" && error.code !== "not_found") return error.code;
  return context.get(endedLoginContext) ? "sign_in_needed" : "not_found";
}

/** The page says that it failed and shows the request's id: the log must know it, too. */
function noteFailure(error: Error, { request, context }: RouteArgs): void {
  if (request.signal.aborted) return;
  getServices(context).log.error({ err: error, id: getRequestInfo(context).id, path: new URL(request.url).pathname }, "form failed");
}

/** The page of a refused form is gone or sends away: then the form is what the person needs to know about. */
function answerOfLoader(error: unknown, args: RouteArgs | null): unknown {
  const failure = args?.context.get(refusedForm) ?? null;
  if (args === null || failure === null || !(isAppError(error) || error instanceof Response)) return answerFor(error);
  return lostForm(failure.formError ?? Object.values(failure.fieldErrors)[0] ?? "invalid", failure.values, null);
}

/** Where sending the same once more may well go better. */
const PASSING: ReadonlySet<ErrorCode> = new Set(["service_unavailable", "unexpected", "too_many_attempts", "page_stale", "document_busy"]);

function lostForm(code: ErrorCode, values: FormValues, repeatable: Request | null): Response {
  const lost: LostForm = { code, sentence: errorSentence(code), values, repeatTo: repeatable && PASSING.has(code) ? addressOf(repeatable) : null };
  return Response.json(lost, { status: errorStatus[code], statusText: code });
}

function addressOf(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("_routes");
  const query = searchParams.toString();
  return pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/") + (query ? `?${query.replace(/\bindex=(?=&|$)/, "index")}` : "");
}
