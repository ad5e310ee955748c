import { PROPOSALS_ANGLONA_ANZIANI } from "./proposals-anglona-anziani.ts";
import { PROPOSALS_ANGLONA_DISABILITA } from "./proposals-anglona-disabilita.ts";
import { PROPOSALS_ANGLONA_INCLUSIONE } from "./proposals-anglona-inclusione.ts";
import { PROPOSALS_ANGLONA_MINORI } from "./proposals-anglona-minori.ts";
import { PROPOSALS_ANGLONA_SALUTE } from "./proposals-anglona-salute.ts";
import { PROPOSALS_ANGLONA_OTHER, PROPOSALS_ANGLONA_VOLONTARIATO } from "./proposals-anglona-volontariato.ts";
import { PROPOSALS_OVEST_ANZIANI } from "./proposals-ovest-anziani.ts";
import { PROPOSALS_OVEST_DISABILITA } from "./proposals-ovest-disabilita.ts";
import { PROPOSALS_OVEST_GIOVANI } from "./proposals-ovest-giovani.ts";
import { PROPOSALS_OVEST_INCLUSIONE } from "./proposals-ovest-inclusione.ts";
import { PROPOSALS_OVEST_LAVORO, PROPOSALS_OVEST_OTHER } from "./proposals-ovest-lavoro.ts";
import { PROPOSALS_OVEST_MINORI } from "./proposals-ovest-minori.ts";
import { PROPOSALS_MERGED } from "./proposals-merged.ts";
import type { ProposalSeed } from "./types.ts";

export const PROPOSALS: readonly ProposalSeed[] = [
  ...PROPOSALS_OVEST_ANZIANI,
  ...PROPOSALS_OVEST_MINORI,
  ...PROPOSALS_OVEST_GIOVANI,
  ...PROPOSALS_OVEST_DISABILITA,
  ...PROPOSALS_OVEST_INCLUSIONE,
  ...PROPOSALS_OVEST_LAVORO,
  ...PROPOSALS_OVEST_OTHER,
  ...PROPOSALS_MERGED,
  ...PROPOSALS_ANGLONA_ANZIANI,
  ...PROPOSALS_ANGLONA_MINORI,
  ...PROPOSALS_ANGLONA_DISABILITA,
  ...PROPOSALS_ANGLONA_SALUTE,
  ...PROPOSALS_ANGLONA_INCLUSIONE,
  ...PROPOSALS_ANGLONA_VOLONTARIATO,
  ...PROPOSALS_ANGLONA_OTHER,
];
