import { z } from "zod";
import { DOCUMENT_LIMITS } from "./documents.limits.ts";

const YIdSchema = z.object({ client: z.int().min(0).max(0xffff_ffff), clock: z.int().min(0) });

/** A Yjs relative position as plain JSON: it stays at its character however the text around it changes. */
export const RelativePositionSchema = z.object({
  type: YIdSchema.nullish(),
  tname: z.string().max(40).nullish(),
  item: YIdSchema.nullish(),
  assoc: z.int().min(-1).max(1).optional(),
});
export type RelativePosition = z.infer<typeof RelativePositionSchema>;

/**
 * The words that a comment or a suggestion is about: where they stand, what they said when it was written, and the block that they
 * were in. Start and end are the same for a place between two characters; then the quote is empty.
 */
export const TextAnchorSchema = z.object({
  start: RelativePositionSchema,
  end: RelativePositionSchema,
  quote: z.string().max(DOCUMENT_LIMITS.quoteLength),
  blockId: z.string().regex(/^[a-zA-Z0-9-]{1,64}$/).nullable(),
});
export type TextAnchor = z.infer<typeof TextAnchorSchema>;
