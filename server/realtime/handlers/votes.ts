import { voteCommands } from "#app/features/votes/votes.commands.server.ts";
import type { BoundCommands } from "#app/platform/realtime/commands.ts";

/** The same commands as the forms of the vote's pages: authority lies in SQL, so nothing is checked here again. */
export const voteHandlers: BoundCommands = voteCommands;
