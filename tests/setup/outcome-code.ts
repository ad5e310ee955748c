import { isAppError } from "#app/platform/errors.ts";

/** How a command ended: "ok", or the code with which it was refused. */
export async function outcomeCode(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "ok";
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}
