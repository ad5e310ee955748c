import { z } from "zod";
import { DocumentModelSchema } from "#app/platform/document-model.ts";
import { ISSUE_CODES } from "./compilation.limits.ts";

/** One change that the compilation had to make, with its place, for the editor to see before approval. */
export const IssueSchema = z.object({
  code: z.enum(ISSUE_CODES),
  sectionId: z.string(),
  sectionNumber: z.string().nullable(),
  /** Block id in the editor, when the guilty block has one. */
  blockId: z.string().nullable(),
  /** What was found: the characters, the address, the name of the node. */
  detail: z.string(),
});
export type Issue = z.infer<typeof IssueSchema>;

/** The compiled plan: the model that every output takes, and what was changed on the way. */
export const CompiledDocumentSchema = DocumentModelSchema.extend({ issues: z.array(IssueSchema) });
export type CompiledDocument = z.infer<typeof CompiledDocumentSchema>;
