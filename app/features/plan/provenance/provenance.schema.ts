import { z } from "zod";
import { TextAnchorSchema } from "#app/features/documents/text-anchor.schema.ts";
import { outcomes } from "#app/features/votes/votes.limits.ts";
import type { WrittenPart } from "./provenance.limits.ts";

/** What the editor asks: about which words. */
export const OriginQuestionSchema = z.object({ anchor: TextAnchorSchema });

/** What `public.text_origins(section_id, asked)` returns. */
export const TextOriginsSchema = z.object({
  proposals: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      proposer: z.object({ organisation: z.string().nullable(), municipality: z.string().nullable() }),
      sessions: z.array(z.object({ number: z.int(), tavolo: z.string(), at: z.string() })),
      votes: z.array(z.object({ number: z.int(), question: z.string(), outcome: z.enum(outcomes), at: z.string() })),
    }),
  ),
  suggestions: z.array(
    z.object({
      number: z.int(),
      organisation: z.string().nullable(),
      capacity: z.enum(["office", "facilitator", "organisation"]),
      reason: z.string(),
      madeAt: z.string(),
      acceptedAt: z.string(),
    }),
  ),
});
export type TextOrigins = z.infer<typeof TextOriginsSchema>;

/** «Da dove viene questo testo?» answered. `gone`: the words are not in the saved text (yet, or any more). */
export type OriginAnswer = { kind: "found"; parts: WrittenPart[]; origins: TextOrigins } | { kind: "gone" };
