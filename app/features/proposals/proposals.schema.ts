import { z } from "zod";
import { listParameters, proposalLimits, proposalStates, publicStates, returnReasonLength, urgencies } from "./proposals.limits.ts";

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

/** The form's answers as typed: incomplete is fine, too long is not. */
export const ProposalContentSchema = z.object({
  title: text(proposalLimits.title),
  need: text(proposalLimits.need),
  who: text(proposalLimits.who),
  proposal: text(proposalLimits.proposal),
  expectedChange: text(proposalLimits.expectedChange),
  urgency: z.union([z.enum(urgencies), z.literal("").transform(() => null)]).nullish().transform((value) => value ?? null),
  tavoloId: optionalId,
  organisationId: optionalId,
  municipalityIds: ids,
  licenceOk: ticked,
  noPersonalData: ticked,
});

export const DraftFormSchema = ProposalContentSchema.extend({ revision });
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
export const ProposerSchema = z.object({ organisation: z.string().nullable(), category: z.string().nullable(), municipality: z.string().nullable() });
export type Proposer = z.infer<typeof ProposerSchema>;

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
});
export type ProposalSummary = z.infer<typeof ProposalSummarySchema>;

export const ProposalsPageSchema = z.object({
  items: z.array(ProposalSummarySchema),
  nextCursor: z.string().nullable(),
  total: z.number().nullable(),
  choices: ChoicesSchema,
});

const StoredContentSchema = z.object({
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
});

export const MyProposalsSchema = z.array(ProposalSummarySchema.extend({ returnReason: z.string().nullable() }));

export const MyProposalSchema = ProposalSummarySchema.extend({
  cycleId: z.uuid(),
  content: StoredContentSchema,
  municipalities: z.array(z.string()),
  returnReason: z.string().nullable(),
  choices: ChoicesSchema,
});
export type MyProposal = z.infer<typeof MyProposalSchema>;

export const ProposalToScreenSchema = ProposalSummarySchema.extend({ content: StoredContentSchema, municipalities: z.array(z.string()) });
export type ProposalToScreen = z.infer<typeof ProposalToScreenSchema>;

export const OfficeProposalsSchema = z.object({
  toScreen: z.array(ProposalToScreenSchema),
  open: z.array(ProposalSummarySchema),
  counts: z.partialRecord(z.enum(proposalStates), z.number()),
  choices: ChoicesSchema,
});

export const SavedDraftSchema = z.object({ id: z.uuid(), revision: z.number(), savedAt: z.string() });
export const ReceiptSchema = z.object({ id: z.uuid(), number: z.string(), submittedAt: z.string(), revision: z.number() });
export const MovedProposalSchema = z.object({ id: z.uuid(), number: z.string(), state: z.enum(proposalStates), revision: z.number() });
