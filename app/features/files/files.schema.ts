import { z } from "zod";
import { fileKinds } from "./files.limits.ts";

/** What is attached, as a page shows it. */
export const AttachmentSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  altText: z.string(),
  kind: z.enum(fileKinds),
  bytes: z.number(),
});
export type Attachment = z.infer<typeof AttachmentSchema>;

export const BegunAttachmentSchema = z.object({ id: z.uuid(), path: z.string() });

/** What SQL answers to somebody who asks for a file: the file, or a word that gives it once. */
export const OpenedAttachmentSchema = z.union([
  z.object({ link: z.string() }),
  z.object({ title: z.string(), kind: z.enum(fileKinds), bytes: z.number(), path: z.string() }),
]);

export const RemoveFormSchema = z.object({ attachmentId: z.uuid("bad_request") });
