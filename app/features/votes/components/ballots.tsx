import { lazy } from "react";
import type { VoteBoard } from "../votes.schema.ts";

const OwnBallots = lazy(async () => ({ default: (await import("./ballot-form.tsx")).OwnBallots }));

/** One's own part of a vote. Its code is loaded only by who has one: most readers have not. */
export function Ballots({ vote, headingLevel = 3 }: { vote: VoteBoard; headingLevel?: 2 | 3 }) {
  return vote.mine.length === 0 ? null : <OwnBallots vote={vote} headingLevel={headingLevel} />;
}
