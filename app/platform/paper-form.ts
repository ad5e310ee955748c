import { z } from "zod";
import type { DocumentModel } from "#app/platform/document-model.ts";

/**
 * A form to be printed and filled in by hand: plain JSON between the texts and the PDF. Every sentence is already in the
 * document's language and made of characters that the typeface has.
 */
export const PaperFormSchema = z.object({
  kind: z.literal("paper-form"),
  locale: z.enum(["it", "en"]),
  title: z.string().min(1),
  district: z.string().min(1),
  leadBody: z.string(),
  demo: z.boolean(),
  /** ISO day of the text and seconds since 1970: two prints of one day are the same bytes. */
  date: z.iso.date(),
  createdAt: z.int().nonnegative(),
  words: z.object({ page: z.string(), pageOf: z.string(), demo: z.string(), leadBody: z.string() }),
  intro: z.array(z.string()),
  /** A QR code as an SVG of ours, what it says aloud, and the address in letters. */
  qr: z.object({ svg: z.string().startsWith("<svg "), alt: z.string().min(1), address: z.string() }),
  questions: z.array(
    z.discriminatedUnion("k", [
      /** So many lines to write on. */
      z.object({ k: z.literal("lines"), label: z.string(), hint: z.string(), lines: z.int().positive().max(30) }),
      /** Boxes to tick, in one column or two. */
      z.object({ k: z.literal("choices"), label: z.string(), hint: z.string(), choices: z.array(z.string()).min(1), columns: z.union([z.literal(1), z.literal(2)]) }),
    ]),
  ),
  /** What the person reads before she hands it in. */
  notes: z.array(z.string()),
});
export type PaperForm = z.infer<typeof PaperFormSchema>;

/** What the PDF renderer composes. */
export type PrintedModel = DocumentModel | PaperForm;

export function isPaperForm(model: unknown): boolean {
  return typeof model === "object" && model !== null && "kind" in model && model.kind === "paper-form";
}
