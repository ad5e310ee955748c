import { randomUUID } from "node:crypto";
import { ORGANISATIONS } from "./content/organisations.ts";
import type { SessionSeed, VoteChoice, VoteSeed } from "./content/types.ts";
import { plusMinutes } from "./demo-clock.ts";
import type { Loading } from "./loading.ts";
import type { ItemTimeline, SessionTimeline } from "./session-timeline.ts";

/** The rule under which the tavoli of the demonstration vote. */
const RULE = { majority_base: "yes_no", majority: "more_than_half", quorum_percent: 25 };

type Held = { id: string; session: SessionTimeline; item: ItemTimeline; seed: VoteSeed; openedAt: Date; closedAt: Date };
type Elector = { id: string; organisationKey: string | null; personKey: string | null; category: string; isPresent: boolean; choice: VoteChoice | null; castBy: string | null };

/** Votes as they were held: frozen electorate, ballots, counted result. Answers with the vote of each agenda item. */
export async function loadVotes(loading: Loading, timelines: readonly SessionTimeline[]): Promise<ReadonlyMap<string, string>> {
  const held = timelines.flatMap((session) => session.items.flatMap((item): Held[] =>
    item.seed.vote && item.vote ? [{ id: randomUUID(), session, item, seed: item.seed.vote, ...item.vote }] : [],
  ));
  const numbers = new Map<string, number>();
  for (const vote of held.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())) {
    const number = (numbers.get(vote.session.seed.district) ?? 0) + 1;
    numbers.set(vote.session.seed.district, number);
    await loadVote(loading, vote, number);
  }
  return new Map(held.map((vote) => [vote.item.seed.key, vote.id]));
}

async function loadVote({ tx, id }: Loading, vote: Held, number: number): Promise<void> {
  const { seed: session } = vote.session;
  const electors = electorsOf(vote);
  const count = (choice: VoteChoice) => electors.filter((elector) => elector.choice === choice).length;
  const [yes, no, abstain] = [count("yes"), count("no"), count("abstain")];
  const present = electors.filter((elector) => elector.isPresent).length;
  const eligible = electors.length;
  await tx`
    insert into public.votes (id, district_id, number, session_id, agenda_item_id, proposal_id, question, majority_base, majority, quorum_percent,
      citizens_vote, eligible, present, state, opened_at, closed_at, yes_count, no_count, abstain_count, conflict_count, attending, outcome)
    values (${vote.id}, ${id("district", session.district)}, ${number}, ${id("session", session.key)}, ${id("item", vote.item.seed.key)},
      ${id("proposal", vote.item.seed.proposalKey ?? "")}, ${vote.seed.question}, ${RULE.majority_base}, ${RULE.majority}, ${RULE.quorum_percent},
      true, ${eligible}, ${present}, 'closed', ${vote.openedAt}, ${vote.closedAt}, ${yes}, ${no}, ${abstain}, 0, ${present},
      private.vote_outcome(${yes}::int, ${no}::int, ${abstain}::int, 0, ${present}::int, ${eligible}::int,
        ${RULE.majority_base}::text, ${RULE.majority}::text, ${RULE.quorum_percent}::int))`;
  await tx`insert into public.vote_electors ${tx(electors.map((elector) => ({
    id: elector.id, vote_id: vote.id, organisation_id: elector.organisationKey === null ? null : id("organisation", elector.organisationKey),
    person_id: elector.personKey === null ? null : id("person", elector.personKey), category: elector.category, was_present: elector.isPresent,
  })))}`;
  await tx`insert into public.ballots ${tx(electors.flatMap((elector, index) => (elector.choice === null ? [] : [{
    elector_id: elector.id, vote_id: vote.id, choice: elector.choice, cast_by: elector.castBy === null ? null : id("person", elector.castBy),
    cast_at: plusMinutes(vote.openedAt, 0.2 + index * 0.15),
  }])))}`;
}

/** Every organisation seated at the tavolo, and the citizens who were there at the opening. */
function electorsOf({ session: { seed: session, startsAt }, seed, openedAt }: Held): Elector[] {
  const minute = (openedAt.getTime() - startsAt.getTime()) / 60_000;
  const there = session.attendance.filter((stay) => stay.arrived <= minute && (stay.left === null || stay.left > minute));
  const organisations = ORGANISATIONS.filter(({ tavoli }) => tavoli.includes(session.tavolo)).map((organisation): Elector => {
    const choice = seed.organisations.find((ballot) => ballot.organisationKey === organisation.key)?.choice ?? null;
    const isPresent = choice !== null || there.some((stay) => stay.organisationKey === organisation.key);
    return { id: randomUUID(), organisationKey: organisation.key, personKey: null, category: organisation.category, isPresent, choice, castBy: voterOf(session, organisation) };
  });
  const voting = new Set(seed.citizens.map((ballot) => ballot.personKey));
  const citizens = session.attendance.filter((stay) => stay.organisationKey === null && (voting.has(stay.personKey) || there.includes(stay))).map((stay): Elector => ({
    id: randomUUID(), organisationKey: null, personKey: stay.personKey, category: "citizen", isPresent: true,
    choice: seed.citizens.find((ballot) => ballot.personKey === stay.personKey)?.choice ?? null, castBy: stay.personKey,
  }));
  return [...organisations, ...citizens];
}

/** Who was there for the organisation. */
function voterOf(session: SessionSeed, organisation: { key: string; delegateKey: string }): string {
  return session.attendance.find((stay) => stay.organisationKey === organisation.key)?.personKey ?? organisation.delegateKey;
}
