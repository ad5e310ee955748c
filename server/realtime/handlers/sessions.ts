import { sessionCommands } from "#app/features/sessions/sessions.commands.server.ts";
import type { BoundCommands } from "#app/platform/realtime/commands.ts";

/** The same commands as the forms of the session pages: authority lies in SQL, so nothing is checked here again. */
export const sessionHandlers: BoundCommands = sessionCommands;
