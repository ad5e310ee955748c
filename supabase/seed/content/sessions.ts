import { SESSIONS_ANGLONA } from "./sessions-anglona.ts";
import { SESSIONS_ANGLONA_MORE } from "./sessions-anglona-more.ts";
import { SESSIONS_OVEST } from "./sessions-ovest.ts";
import { SESSIONS_OVEST_MORE } from "./sessions-ovest-more.ts";
import type { SessionSeed } from "./types.ts";

export const SESSIONS: readonly SessionSeed[] = [
  ...SESSIONS_OVEST,
  ...SESSIONS_OVEST_MORE,
  ...SESSIONS_ANGLONA,
  ...SESSIONS_ANGLONA_MORE,
];
