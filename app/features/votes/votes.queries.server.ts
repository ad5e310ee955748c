import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { voteLimits } from "./votes.limits.ts";
import { type ProposalVote, ProposalVoteSchema, type SessionVote, type VoteBoard, VoteBoardSchema, type VoteFilters, VotesPageSchema } from "./votes.schema.ts";

/** A vote by its number in the district, as the person asking may see it: anybody reads it, electors also find their own ballot. */
export async function getVoteBoard(db: Db, districtId: string, number: string): Promise<VoteBoard | null> {
  if (!/^[1-9]\d{0,8}$/.test(number)) return null;
  return VoteBoardSchema.nullable().parse(unwrap(await db.rpc("vote_board", { district_id: districtId, number: Number(number) })));
}

/** As `getVoteBoard`; 404 for a number that the district does not have. */
export async function requireVoteBoard(db: Db, districtId: string, number: string): Promise<VoteBoard> {
  const board = await getVoteBoard(db, districtId, number);
  if (board === null) throw new AppError("not_found");
  return board;
}

/** Every vote of a session in the order of their opening. Minutes show the closed ones. */
export async function listSessionVotes(db: Db, sessionId: string): Promise<SessionVote[]> {
  return z.array(VoteBoardSchema).parse(unwrap(await db.rpc("session_votes", { session_id: sessionId })));
}

/** A district's votes, open ones first, then the newest; `nextCursor` is the address's `dopo` of the next page. */
export async function listVotes(db: Db, districtId: string, filters: VoteFilters) {
  const page = VotesPageSchema.parse(
    unwrap(
      await db.rpc("votes_page", {
        district_id: districtId,
        page_size: voteLimits.pageSize,
        ...(filters.tavolo ? { tavolo: filters.tavolo } : {}),
        ...(filters.dopo ? { before: filters.dopo } : {}),
      }),
    ),
  );
  const votes = page.votes.slice(0, voteLimits.pageSize);
  const last = votes.at(-1);
  return { tavoli: page.tavoli, votes, nextCursor: page.votes.length > votes.length && last ? String(last.number) : null };
}

/** The votes on a proposal, oldest first. */
export async function listProposalVotes(db: Db, proposalId: string): Promise<ProposalVote[]> {
  const rows = await db
    .from("votes")
    .select("number, question, state, yes:yes_count, no:no_count, abstain:abstain_count, eligible, outcome, openedAt:opened_at, closedAt:closed_at")
    .eq("proposal_id", proposalId)
    .order("number");
  return z.array(ProposalVoteSchema).parse(unwrap(rows));
}
