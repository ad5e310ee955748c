import { PERSONS } from "./content/persons.ts";
import { PROPOSALS } from "./content/proposals.ts";
import type { ProposalSeed } from "./content/types.ts";
import { plusMinutes } from "./demo-clock.ts";
import { blockIdOf, passageOf, sectionOf } from "./plan-blocks.ts";
import type { Loading } from "./loading.ts";
import { discussionOf, sessionTimelines } from "./session-timeline.ts";

type Move = { proposalKey: string; to: string; at: Date; actedAs: "author" | "delegate" | "office" | "tavolo"; reason: string; organisationKey: string | null };

const homes = new Map(PERSONS.map((person) => [person.key, person.municipality]));

/** The texts, all as drafts: from there they only go by moves. */
export async function loadProposals({ tx, id, clock }: Loading): Promise<void> {
  await tx`insert into public.proposals ${tx(PROPOSALS.map((seed, index) => {
    const sent = seed.state !== "draft";
    const begun = plusMinutes(clock.at(-seed.daysAgo, "07:30"), index - (sent ? 2880 : 0));
    return {
      id: id("proposal", seed.key), district_id: id("district", seed.district), cycle_id: id("cycle", seed.district),
      tavolo_id: seed.tavolo === null ? null : id("tavolo", seed.tavolo), author_id: id("person", seed.authorKey),
      organisation_id: seed.organisationKey === null ? null : id("organisation", seed.organisationKey),
      author_municipality_id: sent && seed.organisationKey === null ? id("municipality", homes.get(seed.authorKey) ?? "") : null,
      title: seed.title, need: seed.need, who: seed.who, proposal: seed.proposal, expected_change: seed.expectedChange,
      licence_ok: sent, no_personal_data: sent, created_at: begun, updated_at: begun, state_since: begun,
    };
  }))}`;
  const places = PROPOSALS.flatMap((seed) => seed.municipalities.map((code) => ({ proposal_id: id("proposal", seed.key), municipality_id: id("municipality", code) })));
  await tx`insert into public.proposal_municipalities ${tx(places)}`;
}

/** Every move but the last of a closed proposal, in the order of time: so numbers grow as they would have. */
export async function moveProposals(loading: Loading): Promise<void> {
  const timelines = sessionTimelines(loading.clock);
  const moves = PROPOSALS.flatMap((seed, index) => movesOf(seed, index, loading.clock, discussionOf(timelines, seed.key)));
  await makeMoves(loading, moves);
}

function movesOf(seed: ProposalSeed, index: number, clock: Loading["clock"], met: ReturnType<typeof discussionOf>): Move[] {
  if (seed.state === "draft") return [];
  const move = (to: string, at: Date, actedAs: Move["actedAs"], reason = ""): Move => ({ proposalKey: seed.key, to, at, actedAs, reason, organisationKey: seed.organisationKey });
  const moves = [move("submitted", plusMinutes(clock.at(-seed.daysAgo, "08:00"), index * 7), seed.organisationKey === null ? "author" : "delegate")];
  if (seed.screenedDaysAgo === undefined) return moves;
  const screenedAt = plusMinutes(clock.at(-seed.screenedDaysAgo, "15:00"), index);
  if (seed.state === "returned") return [...moves, move("returned", screenedAt, "office", seed.returnReason ?? "")];
  moves.push(move("admitted", screenedAt, "office"));
  if (met.discussedAt) moves.push(move("discussed", met.discussedAt, "tavolo"));
  if (met.votedAt) moves.push(move("prioritised", met.votedAt, "tavolo"));
  if (seed.outcome) moves.push(move("under_review", plusMinutes(clock.at(-seed.outcome.daysAgo - 4, "09:30"), index), "office"));
  else if (seed.state === "under_review") moves.push(move("under_review", plusMinutes(met.votedAt ?? met.discussedAt ?? screenedAt, 4320), "office"));
  return moves;
}

async function makeMoves({ tx, id }: Loading, moves: readonly Move[]): Promise<void> {
  for (const move of moves.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const organisation = move.actedAs === "delegate" && move.organisationKey !== null ? id("organisation", move.organisationKey) : null;
    await tx`select from private.move_proposal(${id("proposal", move.proposalKey)}, ${move.to}, ${move.actedAs}, ${move.reason}, ${organisation}, ${move.at})`;
  }
}

/** Outcomes with their reasons and, for what was accepted, the passage of the plan; then the last move. */
export async function closeProposals(loading: Loading): Promise<void> {
  const { tx, id, clock } = loading;
  const closed = PROPOSALS.flatMap((seed, index) => (seed.outcome ? [{ seed, outcome: seed.outcome, at: plusMinutes(clock.at(-seed.outcome.daysAgo, "11:00"), index) }] : []));
  await tx`insert into public.proposal_outcomes ${tx(closed.map(({ seed, outcome, at }) => {
    const section = sectionOf(seed);
    return {
      proposal_id: id("proposal", seed.key), kind: outcome.kind, reason: outcome.reason, published_at: at,
      section_id: section ? id("section", `${seed.district} ${section.key}`) : null,
      block_id: section ? blockIdOf(seed.key) : null, quote: section ? passageOf(seed) : "",
    };
  }))}`;
  await makeMoves(loading, closed.map(({ seed, outcome, at }) => ({ proposalKey: seed.key, to: outcome.kind, at, actedAs: "office", reason: "", organisationKey: seed.organisationKey })));
}
