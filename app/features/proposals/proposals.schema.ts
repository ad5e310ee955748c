import { z } from "zod";
import { AttachmentSchema } from "#app/features/files/files.schema.ts";
import { euroCents, typedEuro, typedMonth, wholeNumber } from "./amounts.rules.ts";
import {
  activityLimits, costMaxCents, costSources, detailLimits, formKinds, lineLimits, listParameters, proposalLimits, proposalStates, publicStates, recipientsRange, returnReasonLength, urgencies,
} from "./proposals.limits.ts";
import type { ProposalContent } from "./proposals.rules.ts";

/** What the browser sends is cleaned here as SQL cleans it, so that both count the same characters. */
function cleaned(value: string): string {
  return value
    .replaceAll("\r\n", "\n")
    .normalize("NFC")
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "");
}

function text(max: number) {
  return z.string().default("").transform(cleaned).pipe(z.string().max(max, "text_too_long"));
}

const optionalId = z.union([z.literal("").transform(() => null), z.uuid("choice_unknown")]).nullish().transform((id) => id ?? null);
const ticked = z.union([z.boolean(), z.string()]).optional().transform((value) => value === true || value === "on" || value === "true");
const ids = z.array(z.uuid("choice_unknown")).max(60, "choice_unknown").default([]);
const revision = z.coerce.number().int().min(0).default(0);

const sociohealth = ["yes", "no"] as const;

function optionalChoice<const T extends readonly [string, ...string[]]>(choices: T) {
  return z.union([z.enum(choices), z.literal("").transform(() => null)]).nullish().transform((value) => value ?? null);
}

function lines({ items, length }: { items: number; length: number }) {
  return z.array(text(length)).max(items + 10, "too_many_lines").default([])
    .transform((all) => all.map((line) => line.trim()).filter(Boolean))
    .pipe(z.array(z.string()).max(items, "too_many_lines"));
}

/** A number stays as it was typed, once it is known to be one. */
function typedNumber(parse: (typed: string) => number | null | undefined, { min, max }: { min: number; max: number }) {
  return z.string().max(40, "number_invalid").default("").refine((typed) => {
    const number = parse(typed);
    return number === null || (number !== undefined && number >= min && number <= max);
  }, "number_invalid");
}

const month = text(activityLimits.month).transform(typedMonth);
const activity = z.object({ what: text(activityLimits.what), from: month, to: month });
const column = z.array(z.string()).max(100, "too_many_lines").optional();

const contentFields = {
  title: text(proposalLimits.title),
  need: text(proposalLimits.need),
  who: text(proposalLimits.who),
  proposal: text(proposalLimits.proposal),
  expectedChange: text(proposalLimits.expectedChange),
  urgency: optionalChoice(urgencies),
  tavoloId: optionalId,
  organisationId: optionalId,
  municipalityIds: ids,
  licenceOk: ticked,
  noPersonalData: ticked,
  form: z.enum(formKinds).default("light"),
  shared: ticked,
  evidence: text(detailLimits.evidence),
  existingServices: text(detailLimits.existingServices),
  ownResources: text(detailLimits.ownResources),
  objectives: lines(lineLimits.objectives),
  partners: lines(lineLimits.partners),
  indicators: lines(lineLimits.indicators),
  recipientsEstimate: typedNumber(wholeNumber, recipientsRange),
  costEstimate: typedNumber(euroCents, { min: 0, max: costMaxCents }),
  costSource: optionalChoice(costSources),
  sociohealth: optionalChoice(sociohealth),
  leps: z.array(z.string().max(40)).max(20, "choice_unknown").default([]),
  activities: z.preprocess((value) => value ?? [], z.array(activity).max(100, "too_many_lines")),
};

/** A form sends the table of activities as three columns, autosave as rows. */
function withActivities(input: unknown): unknown {
  if (typeof input !== "object" || input === null || !("activityWhat" in input)) return input;
  const columns = z.object({ activityWhat: column, activityFrom: column, activityTo: column }).safeParse(input).data;
  const rows = (columns?.activityWhat ?? []).map((what, index) => ({ what, from: columns?.activityFrom?.[index] ?? "", to: columns?.activityTo?.[index] ?? "" }));
  return { ...input, activities: rows };
}

function withoutBlankRows<T extends Pick<ProposalContent, "activities">>(content: T, context: z.RefinementCtx): T {
  const activities = content.activities.filter(({ what, from, to }) => what || from || to);
  if (activities.length > activityLimits.items) context.addIssue({ code: "custom", path: ["activities"], message: "too_many_lines" });
  return { ...content, activities };
}

/** The form's answers as typed: incomplete is fine, too long is not. */
export const ProposalContentSchema = z.preprocess(withActivities, z.object(contentFields).transform(withoutBlankRows));

export const DraftFormSchema = z.preprocess(withActivities, z.object({ ...contentFields, revision }).transform(withoutBlankRows));
export const SendFormSchema = z.object({ revision });

export const ScreenFormSchema = z.object({
  proposalId: z.uuid("bad_request"),
  revision,
  decision: z.enum(["admit", "return"]),
  reason: text(returnReasonLength.max),
  tavoloId: optionalId,
});

const blankIsNull = z.string().transform(cleaned).pipe(z.string().trim().max(200)).optional().transform((value) => value || null).catch(null);

/** The list's filters as the address carries them; what makes no sense is left out, never an error. */
export const ListFiltersSchema = z.object({
  [listParameters.query]: blankIsNull,
  [listParameters.tavolo]: blankIsNull,
  [listParameters.municipality]: blankIsNull,
  [listParameters.state]: z.enum(publicStates).nullish().transform((value) => value ?? null).catch(null),
  [listParameters.cursor]: blankIsNull,
});
export type ListFilters = z.infer<typeof ListFiltersSchema>;

// ── what the database's functions answer ──

export const ChoicesSchema = z.object({
  tavoli: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string() })),
  municipalities: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
});
export type ProposalChoices = z.infer<typeof ChoicesSchema>;

/** Who proposes, as everybody sees it: an organisation, or a citizen by municipality. Never a person. */
export const ProposerSchema = z.object({
  organisation: z.string().nullable(),
  category: z.string().nullable(),
  municipality: z.string().nullable(),
  /** A citizen who has closed her account since. */
  isFormer: z.boolean().default(false),
  /** Entered by the office for a person without e-mail. */
  isAssisted: z.boolean().default(false),
});
export type Proposer = z.infer<typeof ProposerSchema>;

const SupportCountsSchema = z.object({ organisations: z.number(), citizens: z.number() });
/** Its own support and, when others flowed into it, everybody's counted once. */
export const SupportFiguresSchema = SupportCountsSchema.extend({ combined: SupportCountsSchema.nullable() });
export type SupportFigures = z.infer<typeof SupportFiguresSchema>;

export const ProposalSummarySchema = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  excerpt: z.string(),
  state: z.enum(proposalStates),
  stateSince: z.string(),
  submittedAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
  updatedAt: z.string(),
  revision: z.number(),
  tavolo: z.object({ slug: z.string(), name: z.string() }).nullable(),
  proposer: ProposerSchema,
  support: SupportFiguresSchema,
  comments: z.number(),
  /** Moderation hides it: only its author and the office get it then. */
  hidden: z.object({ at: z.string(), reason: z.string() }).nullable(),
});
export type ProposalSummary = z.infer<typeof ProposalSummarySchema>;

export const ProposalsPageSchema = z.object({
  items: z.array(ProposalSummarySchema),
  nextCursor: z.string().nullable(),
  total: z.number().nullable(),
  choices: ChoicesSchema,
});

const lightContent = {
  title: z.string(),
  need: z.string(),
  who: z.string(),
  proposal: z.string(),
  expectedChange: z.string(),
  urgency: z.enum(urgencies).nullable(),
  tavoloId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  municipalityIds: z.array(z.uuid()),
  licenceOk: z.boolean(),
  noPersonalData: z.boolean(),
  form: z.enum(formKinds),
};

const DetailsSchema = z.object({
  evidence: z.string(),
  existingServices: z.string(),
  ownResources: z.string(),
  objectives: z.array(z.string()),
  partners: z.array(z.string()),
  indicators: z.array(z.string()),
  activities: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
  recipientsEstimate: z.number().nullable(),
  costEstimateCents: z.number().nullable(),
  costSource: z.enum(costSources).nullable(),
  sociohealth: z.enum(sociohealth).nullable(),
  /** Their names where everybody reads, their codes in a draft. */
  leps: z.array(z.string()),
});
export type PublicDetails = z.infer<typeof DetailsSchema>;

/** A proposal's content as everybody reads it: the further answers of a full form only, and what is attached. */
export const PublicContentSchema = z.object({ ...lightContent, details: DetailsSchema.nullable(), attachments: z.array(AttachmentSchema) });
export type PublicContent = z.infer<typeof PublicContentSchema>;

/** A draft's content as its form takes it. */
const DraftContentSchema = z.object({ ...lightContent, shared: z.boolean(), details: DetailsSchema }).transform(({ details, ...light }): ProposalContent => {
  const { recipientsEstimate, costEstimateCents, ...answers } = details;
  return { ...light, ...answers, recipientsEstimate: recipientsEstimate === null ? "" : String(recipientsEstimate), costEstimate: typedEuro(costEstimateCents) };
});

export const MyProposalsSchema = z.array(ProposalSummarySchema.extend({ returnReason: z.string().nullable(), shared: z.boolean(), isAuthor: z.boolean() }));

export const MyProposalSchema = ProposalSummarySchema.extend({
  cycleId: z.uuid(),
  content: DraftContentSchema,
  attachments: z.array(AttachmentSchema),
  /** False for who acts for the same organisation: she neither throws it away nor gives it another sender. */
  isAuthor: z.boolean(),
  municipalities: z.array(z.string()),
  returnReason: z.string().nullable(),
  choices: ChoicesSchema,
  leps: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type MyProposal = z.infer<typeof MyProposalSchema>;

export const ProposalToScreenSchema = ProposalSummarySchema.extend({ content: PublicContentSchema, municipalities: z.array(z.string()) });
export type ProposalToScreen = z.infer<typeof ProposalToScreenSchema>;

export const SavedDraftSchema = z.object({ id: z.uuid(), revision: z.number(), savedAt: z.string() });
export const ReceiptSchema = z.object({ id: z.uuid(), number: z.string(), submittedAt: z.string(), revision: z.number() });
export const MovedProposalSchema = z.object({ id: z.uuid(), number: z.string(), state: z.enum(proposalStates), revision: z.number() });
