import { ORGANISATIONS } from "./organisations.ts";
import type { AttendanceSeed, InterventionKind, InterventionSeed, VoteChoice, VoteSeed } from "./types.ts";

// Small builders, so that a session's file reads like its minutes.

/** The delegate of an organisation; throws when a session names one that does not exist. */
function delegateOf(organisationKey: string): string {
  const organisation = ORGANISATIONS.find((candidate) => candidate.key === organisationKey);
  if (!organisation) throw new Error(`no organisation ${organisationKey}`);
  return organisation.delegateKey;
}

export function present(organisationKey: string, arrived = 0, left: number | null = null): AttendanceSeed {
  return { personKey: delegateOf(organisationKey), organisationKey, arrived, left };
}

export function citizenPresent(personKey: string, arrived = 0, left: number | null = null): AttendanceSeed {
  return { personKey, organisationKey: null, arrived, left };
}

export function says(organisationKey: string, kind: InterventionKind, minutes: number, summary: string): InterventionSeed {
  return { organisationKey, personKey: delegateOf(organisationKey), kind, minutes, summary };
}

export function citizenSays(personKey: string, kind: InterventionKind, minutes: number, summary: string): InterventionSeed {
  return { organisationKey: null, personKey, kind, minutes, summary };
}

type Ballots = { yes: readonly string[]; no?: readonly string[]; abstain?: readonly string[] };

export function voted(question: string, organisations: Ballots, citizens: Ballots = { yes: [] }): VoteSeed {
  const spread = <T>(ballots: Ballots, make: (key: string, choice: VoteChoice) => T): T[] => [
    ...ballots.yes.map((key) => make(key, "yes")),
    ...(ballots.no ?? []).map((key) => make(key, "no")),
    ...(ballots.abstain ?? []).map((key) => make(key, "abstain")),
  ];
  return {
    question,
    organisations: spread(organisations, (organisationKey, choice) => ({ organisationKey, choice })),
    citizens: spread(citizens, (personKey, choice) => ({ personKey, choice })),
  };
}
