// The shapes of the demonstration's content. Everything refers to everything else by plain string
// keys; dates are relative to the day the demonstration is loaded, so that it never grows old.
// Texts are Italian and invented; no module here imports the application.

export type DistrictKey = "area-ovest" | "anglona-coros-figulinas";

/** Ids of the default areas of the tavoli (the editable list a district starts from). */
export type AreaId =
  | "minors_families"
  | "youth"
  | "elderly"
  | "disability"
  | "mental_health"
  | "addictions"
  | "poverty_inclusion"
  | "immigration"
  | "justice"
  | "work_training"
  | "volunteering"
  | "co_design"
  | "gender_violence"
  | "multi_users";

export type ParticipantCategory =
  | "municipality"
  | "health_authority"
  | "province"
  | "region"
  | "trade_union"
  | "volunteer_org"
  | "social_promotion"
  | "social_cooperative"
  | "other_nonprofit"
  | "judicial_authority"
  | "school_training"
  | "job_service"
  | "public_institution"
  | "professional_actor"
  | "solidarity_subject";

export type DistrictRole =
  | "plan_office_head"
  | "plan_office_staff"
  | "technical_group_member"
  | "services_conference_member"
  | "citizen"
  | "observer";

/** The eight doors of «Entra come…», all of Area Ovest. */
export type PersonaId =
  | "citizen"
  | "cooperative"
  | "union"
  | "school"
  | "association"
  | "facilitator"
  | "office"
  | "mayor";

/** Facilitators and minute-takers are named by their tavolo, delegates by their organisation. */
export type PersonSeed = {
  key: string;
  displayName: string;
  email: string;
  /** Cadastral code of the municipality the person declares. */
  municipality: string;
  roles: readonly { district: DistrictKey; role: DistrictRole }[];
  persona?: PersonaId;
};

export type OrganisationSeed = {
  key: string;
  district: DistrictKey;
  name: string;
  category: ParticipantCategory;
  /** Cadastral code of the seat. */
  municipality: string;
  delegateKey: string;
  substituteKey: string | null;
  /** Keys of the tavoli the organisation joined. */
  tavoli: readonly string[];
};

export type TavoloSeed = {
  key: string;
  district: DistrictKey;
  slug: string;
  area: AreaId;
  name: string;
  description: string;
  position: number;
  facilitatorKey: string;
  minuteTakerKey: string;
};

export type ProposalState =
  | "draft"
  | "submitted"
  | "admitted"
  | "returned"
  | "discussed"
  | "voted"
  | "under_review"
  | "accepted"
  | "accepted_in_part"
  | "deferred"
  | "not_accepted"
  | "out_of_competence";

export type OutcomeKind = "accepted" | "accepted_in_part" | "deferred" | "not_accepted" | "out_of_competence";

export type OutcomeSeed = {
  kind: OutcomeKind;
  /** Public, at least 80 characters, never the same text twice. */
  reason: string;
  daysAgo: number;
  /** Key of a `PlanSectionSeed` of the same district; the part before «:» is the outline id. */
  sectionKey?: string;
  /** The paragraph of the plan that came from the proposal: the same text stands in the plan's block. */
  passage?: string;
};

/** The vote on a proposal stands in the agenda item of the session where it was cast. */
export type ProposalSeed = {
  key: string;
  district: DistrictKey;
  /** Null is «non so»: the office assigns the tavolo while screening. */
  tavolo: string | null;
  authorKey: string;
  /** Null when a citizen proposes in a personal capacity. */
  organisationKey: string | null;
  title: string;
  need: string;
  who: string;
  /** Cadastral codes. */
  municipalities: readonly string[];
  proposal: string;
  expectedChange: string;
  state: ProposalState;
  /** Days since it was sent; for a draft, since it was begun. */
  daysAgo: number;
  /** Days since the office admitted or returned it. */
  screenedDaysAgo?: number;
  returnReason?: string;
  outcome?: OutcomeSeed;
};

export type VoteChoice = "yes" | "no" | "abstain";

export type VoteSeed = {
  question: string;
  organisations: readonly { organisationKey: string; choice: VoteChoice }[];
  citizens: readonly { personKey: string; choice: VoteChoice }[];
};

export type InterventionKind = "intervention" | "reply" | "point_of_order";

export type InterventionSeed = {
  /** Null when a citizen speaks: the minutes say «una cittadina / un cittadino di …». */
  organisationKey: string | null;
  personKey: string;
  kind: InterventionKind;
  minutes: number;
  /** One sentence for the minutes. */
  summary: string;
};

export type AgendaItemSeed = {
  key: string;
  title: string;
  minutes: number;
  proposalKey: string | null;
  interventions: readonly InterventionSeed[];
  /** What the tavolo agreed, in its own words. */
  consensus?: string;
  vote?: VoteSeed;
};

export type AttendanceSeed = {
  personKey: string;
  organisationKey: string | null;
  /** Minutes after the start; `left` null means until the end. */
  arrived: number;
  left: number | null;
};

export type SessionSeed = {
  key: string;
  district: DistrictKey;
  tavolo: string;
  title: string;
  state: "scheduled" | "under_way" | "closed";
  /** Days from today: negative in the past, 0 today. */
  dayOffset: number;
  /** Local time «HH:MM»; a session under way is loaded as begun `startedMinutesAgo` minutes ago. */
  startsAt: string;
  startedMinutesAgo?: number;
  place: string;
  /** Cadastral code. */
  municipality: string;
  checkInCode: string;
  agenda: readonly AgendaItemSeed[];
  /** Key of the agenda item in progress, only under way. */
  currentItem?: string;
  /** Who waits for the floor on the current item, in order, only under way. */
  queue?: readonly { personKey: string; organisationKey: string | null; kind: InterventionKind }[];
  attendance: readonly AttendanceSeed[];
};

export type PhaseId =
  | "informazione"
  | "adesioni"
  | "proposte"
  | "tavoli"
  | "redazione"
  | "consultazione"
  | "restituzione"
  | "approvazione"
  | "attuazione";

export type PhaseAction =
  | "propose_topic"
  | "join_conference"
  | "support_proposal"
  | "comment_proposal"
  | "submit_proposal"
  | "screen_proposal"
  | "hold_session"
  | "open_vote"
  | "edit_section"
  | "comment_section"
  | "close_proposal"
  | "manage_participants";

export type ConferenceSeed = {
  district: DistrictKey;
  cycle: { label: string; startsOn: string; endsOn: string; phase: PhaseId };
  phases: readonly {
    phase: PhaseId;
    opensDayOffset: number;
    closesDayOffset: number;
    allows: readonly PhaseAction[];
  }[];
  title: string;
  purpose: string;
  convenors: readonly string[];
  act: { body: string; number: string; dayOffset: number };
  whoMayTakePart: readonly string[];
  programme: readonly { time: string; title: string }[];
  events: readonly { title: string; dayOffset: number; startsAt: string; place: string }[];
  documents: readonly { title: string; description: string; dayOffset: number }[];
};

export type Block =
  | { type: "h2" | "h3" | "p" | "quote"; text: string; origin?: string }
  | { type: "ul" | "ol"; items: readonly string[]; origin?: string }
  | { type: "table"; caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; origin?: string };

export type PlanSectionSeed = {
  /** The outline id, or `intervention_areas:<area>` for the repeated sheets. */
  key: string;
  district: DistrictKey;
  /** An id of the plan's outline. */
  outlineId: string;
  area?: AreaId;
  title: string;
  blocks: readonly Block[];
};

export type CrowdSeed = { name: string; kind: "organisation" | "citizen"; topic: string };

export type DistrictTextSeed = {
  district: DistrictKey;
  whatThePlusIs: string;
  bodies: readonly { name: string; text: string }[];
};
