import { z } from "zod";

const MergeOfferSchema = z.object({ id: z.uuid(), number: z.string(), title: z.string() });
export const MergeOffersSchema = z.array(MergeOfferSchema);
export type MergeOffer = z.infer<typeof MergeOfferSchema>;

/** «Proponi di unirle», from a form without scripts. */
export const AskMergeFormSchema = z.object({
  intoId: z.uuid("choice_unknown"),
  wanted: z.enum(["yes", "no"], "bad_request").default("yes").transform((value) => value === "yes"),
});

/** The same from a script. */
export const AskMergeSchema = z.object({ proposalId: z.uuid(), intoId: z.uuid(), wanted: z.boolean() });
