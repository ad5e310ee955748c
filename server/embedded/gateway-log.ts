import { AsyncLocalStorage } from "node:async_hooks";
import type { Logger } from "pino";

export type GatewayLog = Pick<Logger, "debug" | "error">;

/** What @supabase/lite wants to print during one of its calls. */
const calls = new AsyncLocalStorage<unknown[]>();
let isHearing = false;

/**
 * The same calls, written to the log. @supabase/lite prints each refused call with its stack through console.error and has
 * no setting for it: within its calls, and only there, that is caught. A refusal is a line for debugging, a failure an error.
 */
export function logged(call: (request: Request) => Promise<Response> | Response, log: GatewayLog): (request: Request) => Promise<Response> {
  hearConsole();
  return async (request) => {
    const said: unknown[] = [];
    const response = await calls.run(said, () => call(request));
    const [error] = said;
    if (error === undefined) return response;
    const what = { path: new URL(request.url).pathname, status: response.status, ...described(error) };
    if (response.status < 500) log.debug(what, "supabase refused");
    else log.error({ ...what, stack: error instanceof Error ? error.stack : undefined }, "supabase failed");
    return response;
  };
}

/** Code and message: an error's details may hold what somebody typed. */
function described(error: unknown): { code?: unknown; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  return { ...("code" in error && { code: error.code }), message: error.message };
}

function hearConsole(): void {
  if (isHearing) return;
  isHearing = true;
  // The library prints what it refuses to the console and nowhere else.
  /* oxlint-disable no-console */
  const print = console.error;
  console.error = (...said: unknown[]) => {
    const heard = calls.getStore();
    if (heard) heard.push(...said);
    else print(...said);
  };
}
