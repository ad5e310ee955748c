import { z } from "zod";
import { CAPACITIES, DOCUMENT_LIMITS, DOCUMENT_RIGHTS, READONLY_REASONS } from "#app/features/documents/documents.limits.ts";
import { phases } from "#app/features/districts/districts.limits.ts";
import { categories } from "#app/features/organisations/organisations.limits.ts";
import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { FINANCE_HEADINGS } from "./finance/finance.rules.ts";
import { ClosedVoteSchema, LivingDataSchema } from "./living/living.schema.ts";
import { PlanSuggestionsSchema } from "./suggestions/suggestions.schema.ts";
import { SECTION_STATES } from "./sections/section-states.limits.ts";
import { SECTION_WAYS } from "./sections/section-ways.limits.ts";

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
      /** Who of the office answers for it; told to those who work on the plan. */
      owner: z.string().nullable(),
    }),
  ),
});
export type PlanPage = z.infer<typeof PlanPageSchema>;

/** A text as the person asking may see it: the live one, or the newest public version. */
const SectionTextSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("live"), content: z.unknown(), living: LivingDataSchema, at: z.string(), length: z.int() }),
    z.object({ kind: z.literal("version"), content: z.unknown(), living: LivingDataSchema, at: z.string(), label: z.string(), number: z.int() }),
  ])
  .nullable();

const VersionSchema = z.object({
  number: z.int(),
  label: z.string(),
  phase: z.string(),
  isPublic: z.boolean(),
  createdAt: z.string(),
  /** Null while the version's text is being made from the log. */
  sha256: z.string().nullable(),
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

/** What only the office and the facilitators see of a section; `people`, whom the office could choose, only the office. */
const WorkSchema = z
  .object({
    owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    people: z.array(z.object({ id: z.uuid(), name: z.string() })),
    openSuggestions: z.int(),
    openComments: z.int(),
    mayBeEmpty: z.boolean(),
  })
  .nullable();

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
  /** What the cycle's phase allows in sections. */
  phase: z.object({ write: z.boolean(), comment: z.boolean() }),
  text: SectionTextSchema,
  versions: z.array(VersionSchema),
  editors: z.array(z.object({ id: z.uuid(), name: z.string(), way: z.enum(SECTION_WAYS) })),
  work: WorkSchema,
  origins: z.array(z.object({ blockId: z.string(), number: z.string(), title: z.string(), quote: z.string().nullable() })),
  previous: NeighbourSchema,
  next: NeighbourSchema,
});
export type SectionPage = z.infer<typeof SectionPageSchema>;

/** What `public.section_version(district_id, slug, number)` returns. */
export const SectionVersionPageSchema = z.object({
  section: z.object({ slug: z.string(), number: z.string().nullable(), title: z.string() }),
  version: VersionSchema.extend({ content: z.unknown(), living: LivingDataSchema }),
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
    votes: z.array(ClosedVoteSchema.extend({ tavolo: z.string() })),
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
    suggestions: PlanSuggestionsSchema,
  }),
  lines: z.array(z.object({ name: z.string(), recipients: z.int().nullable(), amountCents: z.int(), heading: z.enum(FINANCE_HEADINGS), staff: z.string() })),
  stated: z.object({ amountCents: z.int().nullable(), recipients: z.int().nullable(), wording: z.string() }).nullable(),
});
export type PlanCompilation = z.infer<typeof PlanCompilationSchema>;

/** The forms of a section's page. */
export const SectionStateFormSchema = z.object({
  state,
  revision: z.coerce.number().int(),
  /** Into consultation: name the text of this moment and make it public. */
  withVersion: z.literal("on").optional().transform((value) => value === "on"),
});
export const SectionEditorFormSchema = z.object({
  organisationId: z.uuid("choice_unknown"),
  allowed: z.enum(["true", "false"]).transform((value) => value === "true"),
  way: z.enum(SECTION_WAYS).default("write"),
});
/** Nobody is an answer too. */
export const SectionOwnerFormSchema = z.object({ personId: z.union([z.literal("").transform(() => null), z.uuid("choice_unknown")]) });
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
