import { COMMENTS } from "./content/comments.ts";
import { ORGANISATIONS } from "./content/organisations.ts";
import { PERSONS } from "./content/persons.ts";
import { PROPOSALS } from "./content/proposals.ts";
import { MERGES } from "./content/proposals-merged.ts";
import type { ProposalSeed } from "./content/types.ts";
import { crowdMembers } from "./crowd-members.ts";
import { plusMinutes } from "./demo-clock.ts";
import type { Loading } from "./loading.ts";

const homes = new Map<string, string>([
  ...PERSONS.map((person): [string, string] => [person.key, person.municipality]),
  ...crowdMembers.map((member): [string, string] => [member.personKey, member.municipality]),
]);

/** Merges, in the order of time. Before any proposal closes: what is closed takes nothing in. */
export async function mergeProposals({ tx, id, clock }: Loading): Promise<void> {
  for (const merge of MERGES) {
    await tx`select private.merge_proposal(${id("proposal", merge.originalKey)}, ${id("proposal", merge.intoKey)}, ${merge.reason}, ${clock.at(-merge.daysAgo, "12:00")})`;
  }
}

/** A whole number that is always the same for the same words: so every load has the same supporters. */
function mixed(words: string): number {
  let value = 7;
  for (const letter of words) value = (value * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return value;
}

type SupportRow = { proposal: ProposalSeed; personKey: string; organisationKey: string | null };

/** Who supports a proposal: from a few to most of the district's people and organisations, never who proposes it. */
function supportersOf(proposal: ProposalSeed): SupportRow[] {
  const liking = 12 + (mixed(`${proposal.key} liking`) % 55);
  const likes = (key: string) => mixed(`${proposal.key} ${key}`) % 100 < liking;
  const people = [
    ...PERSONS.filter((person) => person.key.startsWith(proposal.district === "area-ovest" ? "ao-" : "an-")).map(({ key }) => key),
    ...(proposal.district === "area-ovest" ? crowdMembers.filter(({ organisation }) => organisation === null).map(({ personKey }) => personKey) : []),
  ].filter((key) => key.includes("-cit-") || key.includes("-del-") || key.startsWith("crowd-"));
  const organisations = ORGANISATIONS.filter(({ district, key }) => district === proposal.district && key !== proposal.organisationKey);
  return [
    ...people.filter((key) => key !== proposal.authorKey && likes(key)).map((personKey) => ({ proposal, personKey, organisationKey: null })),
    ...organisations.filter(({ key }) => mixed(`${proposal.key} ${key}`) % 150 < liking).map(({ key, delegateKey }) => ({ proposal, personKey: delegateKey, organisationKey: key })),
  ];
}

/** Supports on what is public: most proposals have some, a few have none yet. */
export async function loadSupports({ tx, id, clock }: Loading): Promise<void> {
  const open = PROPOSALS.filter(({ screenedDaysAgo, state }) => screenedDaysAgo !== undefined && state !== "returned");
  const rows = open.flatMap(supportersOf).map(({ proposal, personKey, organisationKey }) => ({
    proposal_id: id("proposal", proposal.key), author_id: id("person", personKey),
    organisation_id: organisationKey === null ? null : id("organisation", organisationKey),
    author_municipality_id: organisationKey === null ? id("municipality", homes.get(personKey) ?? "") : null,
    created_at: plusMinutes(clock.at(-(proposal.screenedDaysAgo ?? 1), "16:00"), mixed(`${proposal.key} ${personKey} when`) % 9000),
  }));
  await tx`insert into public.proposal_supports ${tx(rows)}`;
}

/** Comments of all kinds with their replies; a few still wait to be read, one has to be changed. */
export async function loadComments({ tx, id, clock }: Loading): Promise<void> {
  const said = (proposalKey: string, personKey: string, organisationKey: string | null, body: string, at: Date) => ({
    proposal_id: id("proposal", proposalKey), author_id: id("person", personKey), body, created_at: at,
    organisation_id: organisationKey === null ? null : id("organisation", organisationKey),
    author_municipality_id: organisationKey === null ? id("municipality", homes.get(personKey) ?? "") : null,
  });
  for (const [index, seed] of COMMENTS.entries()) {
    const at = plusMinutes(clock.at(-seed.daysAgo, "18:10"), index);
    const [thread] = await tx<{ id: string }[]>`insert into public.proposal_comments ${tx({
      ...said(seed.proposalKey, seed.personKey, seed.organisationKey, seed.body, at), kind: seed.kind,
      moderation: seed.moderation?.state ?? "published", moderation_reason: seed.moderation?.reason ?? "", moderation_passage: seed.moderation?.passage ?? "",
    })} returning id`;
    const replies = (seed.replies ?? []).map((reply, place) => ({
      ...said(seed.proposalKey, reply.personKey, reply.organisationKey, reply.body, plusMinutes(clock.at(-reply.daysAgo, "09:40"), index + place)),
      parent_id: thread?.id ?? null, moderation: "published",
    }));
    if (replies.length > 0) await tx`insert into public.proposal_comments ${tx(replies)}`;
  }
}
