import type { BoundCommands } from "#app/platform/realtime/commands.ts";
import { sessionHandlers } from "#server/realtime/handlers/sessions.ts";
import { voteHandlers } from "#server/realtime/handlers/votes.ts";

/** Every command that a socket may ask for, by the name of its event. */
export const handlers: BoundCommands = new Map([...sessionHandlers, ...voteHandlers]);
