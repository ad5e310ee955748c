import { z } from "zod";
import { CAPACITIES, DOCUMENT_LIMITS, DOCUMENT_RIGHTS, READONLY_REASONS } from "#app/features/documents/documents.limits.ts";
import { phases } from "#app/features/districts/districts.limits.ts";
import { categories } from "#app/features/organisations/organisations.limits.ts";
import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { majorities, majorityBases, outcomes } from "#app/features/votes/votes.limits.ts";
import { FINANCE_HEADINGS } from "./finance/finance.rules.ts";
import { SECTION_STATES } from "./sections/plan-outline.limits.ts";

const state = z.enum(SECTION_STATES);

/** What `public.plan_page(district_id)` returns. */
export const PlanPageSchema = z.object({
  cycle: z.object({ id: z.uuid(), label: z.string(), phase: z.enum(phases) }).nullable(),
  sections: z.array(
    z.object({
      id: z.uuid(),
      slug: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      state,
      level: z.int(),
      updatedAt: z.string().nullable(),
      isReadable: z.boolean(),
      origins: z.int(),
    }),
  ),
});
export type PlanPage = z.infer<typeof PlanPageSchema>;

/** A text as the person asking may see it: the live one, or the newest public version. */
const SectionTextSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("live"), content: z.unknown(), at: z.string(), length: z.int() }),
    z.object({ kind: z.literal("version"), content: z.unknown(), at: z.string(), label: z.string(), number: z.int() }),
  ])
  .nullable();

const VersionSchema = z.object({
  number: z.int(),
  label: z.string(),
  phase: z.string(),
  isPublic: z.boolean(),
  createdAt: z.string(),
  sha256: z.string(),
});
export type SectionVersion = z.infer<typeof VersionSchema>;

const NeighbourSchema = z.object({ slug: z.string(), number: z.string().nullable(), title: z.string() }).nullable();

const AccessSchema = z.discriminatedUnion("right", [
  z.object({ right: z.literal("none") }),
  z.object({
    right: z.enum(DOCUMENT_RIGHTS).exclude(["none"]),
    reason: z.enum(READONLY_REASONS).nullable(),
    capacity: z.enum(CAPACITIES),
    label: z.string().nullable(),
    epoch: z.int(),
    schemaVersion: z.int(),
    locked: z.boolean(),
    initialised: z.boolean(),
  }),
]);

/** What `public.section_page(district_id, slug)` returns. */
export const SectionPageSchema = z.object({
  section: z.object({
    id: z.uuid(),
    slug: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    outlineId: z.string(),
    state,
    revision: z.number(),
    documentId: z.uuid(),
    cycleId: z.uuid(),
  }),
  access: AccessSchema,
  text: SectionTextSchema,
  versions: z.array(VersionSchema),
  editors: z.array(z.object({ id: z.uuid(), name: z.string() })),
  origins: z.array(z.object({ blockId: z.string(), number: z.string(), title: z.string(), quote: z.string().nullable() })),
  previous: NeighbourSchema,
  next: NeighbourSchema,
});
export type SectionPage = z.infer<typeof SectionPageSchema>;

/** What `public.section_version(district_id, slug, number)` returns. */
export const SectionVersionPageSchema = z.object({
  section: z.object({ slug: z.string(), number: z.string().nullable(), title: z.string() }),
  version: VersionSchema.extend({ content: z.unknown() }),
});

/** What `public.passage_sources(section_id)` returns. */
export const PassageSourcesSchema = z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), proposal: z.string() }));
export type PassageSource = z.infer<typeof PassageSourcesSchema>[number];

/** What `public.plan_compilation(district_id)` returns. */
export const PlanCompilationSchema = z.object({
  cycle: z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() }),
  sections: z.array(
    z.object({ id: z.uuid(), outlineId: z.string(), number: z.string().nullable(), title: z.string(), level: z.int(), state, text: SectionTextSchema }),
  ),
  participation: z.object({
    organisations: z.array(z.object({ name: z.string(), category: z.enum(categories), municipality: z.string().nullable() })),
    sessions: z.array(
      z.object({
        tavolo: z.string(),
        date: z.string(),
        place: z.string().nullable(),
        presentByCategory: z.array(z.object({ category: z.enum([...categories, "citizen"]), count: z.int() })),
      }),
    ),
    votes: z.array(
      z.object({
        question: z.string(),
        tavolo: z.string(),
        date: z.string(),
        for: z.int(),
        against: z.int(),
        abstained: z.int(),
        eligible: z.int(),
        present: z.int(),
        outcome: z.enum(outcomes),
        majorityBase: z.enum(majorityBases),
        majority: z.enum(majorities),
        quorumPercent: z.int(),
      }),
    ),
    proposals: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        tavolo: z.string().nullable(),
        proposer: z.object({ organisation: z.string().nullable(), municipality: z.string().nullable() }),
        state: z.enum(proposalStates),
        reason: z.string().nullable(),
        section: z.object({ outlineId: z.string(), number: z.string().nullable(), title: z.string() }).nullable(),
      }),
    ),
  }),
  lines: z.array(z.object({ name: z.string(), recipients: z.int().nullable(), amountCents: z.int(), heading: z.enum(FINANCE_HEADINGS), staff: z.string() })),
  stated: z.object({ amountCents: z.int().nullable(), recipients: z.int().nullable(), wording: z.string() }).nullable(),
});
export type PlanCompilation = z.infer<typeof PlanCompilationSchema>;

/** The forms of a section's page. */
export const SectionStateFormSchema = z.object({ state, revision: z.coerce.number().int() });
export const SectionEditorFormSchema = z.object({ organisationId: z.uuid("choice_unknown"), allowed: z.enum(["true", "false"]).transform((value) => value === "true") });
export const SectionLockFormSchema = z.object({ locked: z.enum(["true", "false"]).transform((value) => value === "true") });
export const SectionVersionFormSchema = z.object({
  label: z.string().trim().min(3).max(DOCUMENT_LIMITS.versionLabel),
  isPublic: z.literal("on").optional().transform((value) => value === "on"),
});
export const PassageFormSchema = z.object({
  proposalId: z.uuid("choice_unknown"),
  blockId: z.string().regex(/^[a-zA-Z0-9-]{1,64}$/, "invalid"),
  quote: z.string().max(4000),
});
