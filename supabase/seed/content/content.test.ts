import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CONFERENCES } from "./conference.ts";
import { CROWD } from "./crowd.ts";
import { ORGANISATIONS } from "./organisations.ts";
import { PERSONS } from "./persons.ts";
import { PLAN_ANGLONA } from "./plan-anglona.ts";
import { PLAN_SECTIONS } from "./plans.ts";
import { PROPOSALS } from "./proposals.ts";
import { SESSIONS } from "./sessions.ts";
import { TAVOLI } from "./tavoli.ts";
import { DISTRICT_TEXTS } from "./texts.ts";
import type { Block, ProposalSeed, ProposalState } from "./types.ts";

const STATES: readonly ProposalState[] = [
  "draft", "submitted", "admitted", "returned", "discussed", "voted", "under_review",
  "accepted", "accepted_in_part", "deferred", "not_accepted", "out_of_competence",
];
const HIDDEN: readonly ProposalState[] = ["draft", "submitted", "returned"];

const MUNICIPALITIES: Record<string, readonly string[]> = {
  "area-ovest": "I118 A474 B675 D399 D259 D260 D333 H088 I166 I443 I734 L154 L521 L613 M025 M026".split(" "),
  "anglona-coros-figulinas":
    "B265 B772 C272 C613 C818 M292 D637 E401 E992 F818 F977 G156 G178 G450 G740 M284 I565 I614 M282 L180 L509 L604 M259".split(" "),
};

/** The outline of a plan, apart from the generated numbering. */
const OUTLINE = (
  "front_matter preface governance bodies lead_body joint_management plan_office agreements participation conference tables " +
  "stakeholders needs_emerged proposals_outcomes voting_summary previous_cycle district_profile territory demography " +
  "socioeconomic health_profile services_offer resources_public resources_third_sector needs_synthesis priorities " +
  "strategic_goals specific_objectives leps_coverage system_actions intervention_areas sociohealth financial_framework " +
  "monitoring annexes"
).split(" ");

const organisations = new Map(ORGANISATIONS.map((item) => [item.key, item]));
const persons = new Map(PERSONS.map((item) => [item.key, item]));
const tavoli = new Map(TAVOLI.map((item) => [item.key, item]));
const proposals = new Map(PROPOSALS.map((item) => [item.key, item]));

function words(text: string): number {
  return text.split(/\s+/u).filter((word) => /\p{L}|\d/u.test(word)).length;
}

function bodyOf(proposal: ProposalSeed): string {
  return [proposal.need, proposal.proposal, proposal.expectedChange].join(" ");
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?:;])\s+/u)
    .map((sentence) => sentence.toLowerCase().replace(/[^\p{L}\d ]/gu, "").trim())
    .filter((sentence) => words(sentence) >= 8);
}

function textsOf(block: Block): readonly string[] {
  if ("items" in block) return block.items;
  if ("rows" in block) return [block.caption, ...block.head, ...block.rows.flat()];
  return [block.text];
}

function sectionOf(proposal: ProposalSeed) {
  return PLAN_SECTIONS.find(
    (section) => section.district === proposal.district && section.key === proposal.outcome?.sectionKey,
  );
}

function agendaOf(proposalKey: string) {
  return SESSIONS.flatMap((session) => session.agenda.map((item) => ({ session, item }))).filter(
    ({ item }) => item.proposalKey === proposalKey,
  );
}

describe("proposals", () => {
  test("there are forty or more, each of 80 to 260 words, within the form's limits", () => {
    expect(PROPOSALS.length).toBeGreaterThanOrEqual(40);
    for (const item of PROPOSALS) {
      expect(words(bodyOf(item)), item.key).toBeGreaterThanOrEqual(80);
      expect(words(bodyOf(item)), item.key).toBeLessThanOrEqual(260);
      expect(item.title.length, item.key).toBeLessThanOrEqual(120);
      expect(item.need.length, item.key).toBeLessThanOrEqual(1500);
      expect(item.who.length, item.key).toBeLessThanOrEqual(500);
      expect(item.proposal.length, item.key).toBeLessThanOrEqual(3000);
      expect(item.expectedChange.length, item.key).toBeLessThanOrEqual(800);
    }
  });

  test("no sentence of eight words or more stands in two places", () => {
    const seen = new Map<string, string>();
    for (const item of PROPOSALS) {
      for (const text of [bodyOf(item), item.who, item.returnReason ?? "", item.outcome?.reason ?? ""]) {
        for (const sentence of sentences(text)) {
          expect(seen.get(sentence), `${item.key}: ${sentence}`).toBeUndefined();
          seen.set(sentence, item.key);
        }
      }
    }
  });

  test("no two begin with the same three words", () => {
    for (const field of ["need", "proposal", "expectedChange"] as const) {
      const openings = PROPOSALS.map((item) => item[field].toLowerCase().split(/\s+/u).slice(0, 3).join(" "));
      expect(openings.filter((opening, index) => openings.indexOf(opening) !== index), field).toEqual([]);
    }
  });

  test("all states are there and every tavolo shows at least three", () => {
    expect(STATES.filter((state) => !PROPOSALS.some((item) => item.state === state))).toEqual([]);
    for (const tavolo of TAVOLI) {
      const shown = PROPOSALS.filter((item) => item.tavolo === tavolo.key && !HIDDEN.includes(item.state));
      expect(shown.length, tavolo.key).toBeGreaterThanOrEqual(3);
    }
    expect(PROPOSALS.some((item) => item.tavolo === null)).toBe(true);
  });

});

describe("a proposal's life", () => {
  test("states, dates and reasons agree", () => {
    for (const item of PROPOSALS) {
      const closing = STATES.indexOf(item.state) >= STATES.indexOf("accepted");
      expect(item.outcome !== undefined, item.key).toBe(closing);
      expect(item.returnReason !== undefined, item.key).toBe(item.state === "returned");
      expect(item.screenedDaysAgo !== undefined, item.key).toBe(item.state !== "draft" && item.state !== "submitted");
      if (item.screenedDaysAgo !== undefined) expect(item.screenedDaysAgo, item.key).toBeLessThanOrEqual(item.daysAgo);
      if (item.outcome) {
        expect(item.outcome.kind, item.key).toBe(item.state);
        expect(item.outcome.reason.length, item.key).toBeGreaterThanOrEqual(80);
        expect(item.outcome.daysAgo, item.key).toBeLessThan(item.screenedDaysAgo ?? 0);
      }
      const met = agendaOf(item.key).filter(({ session }) => session.state === "closed");
      if (item.state === "discussed" || item.state === "voted") expect(met.length, item.key).toBeGreaterThan(0);
      expect(met.some(({ item: agenda }) => agenda.vote) || item.state !== "voted", item.key).toBe(true);
      for (const { session } of met) {
        expect(-session.dayOffset, item.key).toBeLessThan(item.screenedDaysAgo ?? 0);
        if (item.outcome) expect(item.outcome.daysAgo, item.key).toBeLessThan(-session.dayOffset);
      }
    }
  });
});

describe("threads", () => {
  test("each accepted proposal ends in a passage that stands in its section", () => {
    for (const item of PROPOSALS.filter(({ state }) => state === "accepted" || state === "accepted_in_part")) {
      const block = sectionOf(item)?.blocks.find((candidate) => candidate.origin === item.key);
      expect(block && textsOf(block), item.key).toEqual([item.outcome?.passage]);
      expect(agendaOf(item.key).length, item.key).toBeGreaterThan(0);
    }
  });

  test("five or more have session, vote, section and passage: three of Anglona, two of Area Ovest", () => {
    const complete = PROPOSALS.filter((item) => item.outcome?.passage && agendaOf(item.key).some(({ item: agenda }) => agenda.vote));
    expect(complete.filter((item) => item.district === "anglona-coros-figulinas").length).toBeGreaterThanOrEqual(3);
    expect(complete.filter((item) => item.district === "area-ovest").length).toBe(2);
  });

  test("every origin named in a plan is an accepted proposal of that district", () => {
    for (const section of PLAN_SECTIONS) {
      for (const block of section.blocks) {
        if (block.origin === undefined) continue;
        const proposal = proposals.get(block.origin);
        expect(proposal?.district, block.origin).toBe(section.district);
        expect(proposal?.outcome?.sectionKey, block.origin).toBe(section.key);
      }
    }
  });
});

describe("references", () => {
  test("keys are unique and persons, organisations and tavoli resolve", () => {
    for (const list of [PERSONS, ORGANISATIONS, TAVOLI, PROPOSALS, SESSIONS]) {
      expect(new Set(list.map((item) => item.key)).size).toBe(list.length);
    }
    for (const item of ORGANISATIONS) {
      expect(persons.has(item.delegateKey), item.key).toBe(true);
      expect(item.substituteKey === null || persons.has(item.substituteKey), item.key).toBe(true);
      for (const key of item.tavoli) expect(tavoli.get(key)?.district, `${item.key} ${key}`).toBe(item.district);
      expect(MUNICIPALITIES[item.district], item.key).toContain(item.municipality);
    }
    for (const item of TAVOLI) expect(persons.has(item.facilitatorKey) && persons.has(item.minuteTakerKey), item.key).toBe(true);
    for (const item of PERSONS) {
      expect(item.email, item.key).toMatch(/@example\.org$/u);
      for (const { district } of item.roles) expect(MUNICIPALITIES[district], item.key).toContain(item.municipality);
    }
    const personas = PERSONS.flatMap((item) => (item.persona ? [item.persona] : []));
    expect(personas.toSorted()).toEqual(["association", "citizen", "cooperative", "facilitator", "mayor", "office", "school", "union"]);
  });

  test("each proposal's author, organisation, tavolo and municipalities belong together", () => {
    for (const item of PROPOSALS) {
      const organisation = item.organisationKey === null ? undefined : organisations.get(item.organisationKey);
      expect(persons.get(item.authorKey)?.roles[0]?.district, item.key).toBe(item.district);
      if (item.organisationKey !== null) {
        expect([organisation?.delegateKey, organisation?.substituteKey], item.key).toContain(item.authorKey);
        expect(organisation?.tavoli, item.key).toContain(item.tavolo);
      }
      if (item.tavolo !== null) expect(tavoli.get(item.tavolo)?.district, item.key).toBe(item.district);
      for (const code of item.municipalities) expect(MUNICIPALITIES[item.district], item.key).toContain(code);
    }
  });

  test("who speaks, votes or waits is present, and organisations sit at their own tavolo", () => {
    for (const session of SESSIONS) {
      const here = new Set(session.attendance.map((entry) => entry.personKey));
      const bodies = new Set(session.attendance.map((entry) => entry.organisationKey));
      for (const { personKey, organisationKey } of session.attendance) {
        expect(persons.has(personKey), personKey).toBe(true);
        if (organisationKey) expect(organisations.get(organisationKey)?.tavoli, session.key).toContain(session.tavolo);
      }
      for (const item of session.agenda) {
        if (item.proposalKey) expect(proposals.get(item.proposalKey)?.tavolo, item.key).toBe(session.tavolo);
        for (const spoken of item.interventions) expect(here.has(spoken.personKey), `${item.key} ${spoken.personKey}`).toBe(true);
        const cast = item.vote?.organisations.map((ballot) => ballot.organisationKey) ?? [];
        expect(new Set(cast).size, item.key).toBe(cast.length);
        for (const key of cast) expect(bodies.has(key), `${item.key} ${key}`).toBe(true);
        for (const ballot of item.vote?.citizens ?? []) expect(here.has(ballot.personKey), `${item.key} ${ballot.personKey}`).toBe(true);
      }
      for (const waiting of session.queue ?? []) expect(here.has(waiting.personKey), session.key).toBe(true);
    }
  });

  test("one session of Area Ovest is under way today, on a proposal, with five items", () => {
    const [session, ...others] = SESSIONS.filter((item) => item.state === "under_way");
    expect(others).toEqual([]);
    expect(session?.district).toBe("area-ovest");
    expect(session?.dayOffset).toBe(0);
    expect(session?.agenda.length).toBe(5);
    expect(session?.agenda.find((item) => item.key === session.currentItem)?.proposalKey).toBeTruthy();
  });
});

describe("plans, conferences and texts", () => {
  test("the draft of Anglona fills the whole outline, in its order, with five sheets", () => {
    const order = PLAN_ANGLONA.map((section) => section.outlineId).filter((id, index, all) => all[index - 1] !== id);
    expect(order).toEqual(OUTLINE);
    expect(PLAN_ANGLONA.filter((section) => section.area).length).toBe(5);
    for (const section of PLAN_SECTIONS) expect(section.blocks.length, section.key).toBeGreaterThanOrEqual(1);
  });

  test("each conference stands today in its phase", () => {
    for (const { phases, cycle, act } of CONFERENCES) {
      const now = phases.find((phase) => phase.opensDayOffset <= 0 && phase.closesDayOffset >= 0);
      expect(now?.phase).toBe(cycle.phase);
      expect(phases.length).toBe(9);
      expect(act.dayOffset).toBeLessThan(phases[0]?.opensDayOffset ?? 0);
    }
  });

  test("the descriptions have their length, the crowd is thirty", () => {
    for (const { whatThePlusIs } of DISTRICT_TEXTS) {
      expect(words(whatThePlusIs)).toBeGreaterThanOrEqual(120);
      expect(words(whatThePlusIs)).toBeLessThanOrEqual(180);
    }
    expect(CROWD.length).toBe(30);
  });
});

describe("personal data", () => {
  const PATTERNS: readonly RegExp[] = [
    /[\w.+-]+@[\w-]+\.[a-z]{2,}/iu,
    /(?<![\d.,])(?:\+39[ .-]?)?(?:3\d{2}|0\d{1,3})[ ./-]?\d{5,8}(?!\d)/u,
    /\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b/iu,
    /\bIT\d{2}[A-Z][\dA-Z ]{22,}/iu,
  ];

  test("no text holds an e-mail, a telephone, a fiscal code or an IBAN", () => {
    const folder = new URL(".", import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !/^(content\.test|persons)\.ts$/u.test(name));
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      const text = readFileSync(new URL(name, folder), "utf8");
      for (const pattern of PATTERNS) expect(pattern.exec(text)?.[0], name).toBeUndefined();
      expect(text.split("\n").length, name).toBeLessThanOrEqual(300);
    }
  });
});
