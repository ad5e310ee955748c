import { z } from "zod";
import { correctors, officeReasonLength } from "#app/features/proposals/participation.limits.ts";
import { proposalLimits, proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { ProposalSummarySchema, ProposerSchema } from "#app/features/proposals/proposals.schema.ts";

/** NUL has no place in JSON that a database reads; SQL takes out the rest. */
const cleaned = (value: string) => value.replaceAll("\r\n", "\n").replaceAll("\0", "").normalize("NFC").trim();
const reason = z.string().default("").transform(cleaned).pipe(z.string().min(officeReasonLength.min, "reason_too_short").max(officeReasonLength.max, "text_too_long"));
const number = z.string().default("").transform((value) => value.trim().toUpperCase());
const CardSchema = z.object({ number: z.string(), title: z.string(), state: z.enum(proposalStates), proposer: ProposerSchema });

/** The numbers of proposals as somebody types them: one a line, or with commas. */
const numbers = z.string().default("").transform((value) => [...new Set(value.toUpperCase().split(/[\s,;]+/).filter((part) => part !== ""))])
  .pipe(z.array(z.string().max(30)).max(40, "too_many_items"));

/** `intoTyped` counts when no suggested one is chosen. */
export const MergeFormSchema = z
  .object({ into: number, intoTyped: number, others: numbers, reason })
  .transform(({ into, intoTyped, ...rest }) => ({ ...rest, into: into || intoTyped }))
  .refine(({ into }) => into !== "", { path: ["into"], message: "choice_missing" });
export const UndoFormSchema = z.object({ lineageId: z.uuid("bad_request"), reason });

export const MergePageSchema = z.object({
  proposal: ProposalSummarySchema.extend({ number: z.string() }),
  links: z.array(CardSchema.extend({ id: z.uuid(), direction: z.enum(["into", "from"]), reason: z.string(), madeAt: z.string() })),
  similar: z.array(CardSchema),
});
export type MergePage = z.infer<typeof MergePageSchema>;

const TextsSchema = z.object({ title: z.string(), need: z.string(), who: z.string(), proposal: z.string(), expectedChange: z.string() });
export type Texts = z.infer<typeof TextsSchema>;

const text = (max: number) => z.string().default("").transform(cleaned).pipe(z.string().min(1, "text_empty").max(max, "text_too_long"));
export const CorrectionFormSchema = z.object({
  proposalId: z.uuid("bad_request"),
  revision: z.coerce.number().int(),
  title: text(proposalLimits.title),
  need: text(proposalLimits.need),
  who: text(proposalLimits.who),
  proposal: text(proposalLimits.proposal),
  expectedChange: text(proposalLimits.expectedChange),
  reason: z.string().default("").transform(cleaned).pipe(z.string().max(officeReasonLength.max, "text_too_long")),
  withhold: z.string().optional().transform((value) => value === "on"),
});

export const CorrectionPageSchema = z.object({
  id: z.uuid(), number: z.string(), title: z.string(), state: z.enum(proposalStates), revision: z.number(), current: TextsSchema, as: z.enum(["sender", "office"]),
});
export type CorrectionPage = z.infer<typeof CorrectionPageSchema>;

export const VersionsPageSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  current: TextsSchema,
  publishedAt: z.string().nullable(),
  proposer: ProposerSchema,
  versions: z.array(z.object({
    version: z.number(),
    replacedAt: z.string(),
    replacedAs: z.enum(correctors),
    reason: z.string(),
    /** What it said had to go: only the office still reads it. */
    withheld: z.boolean(),
    organisation: z.string().nullable(),
    content: TextsSchema.nullable(),
  })),
});
export type VersionsPage = z.infer<typeof VersionsPageSchema>;
