import { z } from "zod";
import { commentKinds, commentLength, commentParameters, newestFirst } from "./participation.limits.ts";

const optionalId = z.union([z.literal("").transform(() => null), z.uuid("choice_unknown")]).nullish().transform((id) => id ?? null);
const body = z.string().default("").transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\0", "").normalize("NFC").trim())
  .pipe(z.string().min(1, "text_empty").max(commentLength, "text_too_long"));

export const SupportFormSchema = z.object({ organisationId: optionalId });

export const CommentFormSchema = z.object({ kind: z.enum(commentKinds, "choice_missing"), body, organisationId: optionalId });
export const ReplyFormSchema = z.object({ parentId: z.uuid("bad_request"), body, organisationId: optionalId });
export const ReviseFormSchema = z.object({ commentId: z.uuid("bad_request"), revision: z.coerce.number().int(), body });
export const RemoveFormSchema = z.object({ commentId: z.uuid("bad_request") });

const idInAddress = z.uuid().nullish().transform((id) => id ?? null).catch(null);

/** Where in the comments the reader stands, as the address carries it; what makes no sense is left out. */
export const CommentPlaceSchema = z.object({
  [commentParameters.sort]: z.string().nullish().transform((value) => (value === newestFirst ? "newest" as const : "oldest" as const)),
  [commentParameters.cursor]: z.string().max(100).nullish().transform((value) => value || null).catch(null),
  [commentParameters.thread]: idInAddress,
  [commentParameters.revise]: idInAddress,
});
export type CommentPlace = z.infer<typeof CommentPlaceSchema>;

const CommentSchema = z.object({
  id: z.uuid(),
  kind: z.enum(commentKinds).nullable(),
  createdAt: z.string(),
  revision: z.number(),
  body: z.string(),
  isEdited: z.boolean(),
  isRemoved: z.boolean(),
  /** Moderation hides it: only its place shows. */
  isHidden: z.boolean(),
  by: z.object({ organisation: z.string().nullable(), municipality: z.string().nullable(), isFormer: z.boolean() }).nullable(),
  isMine: z.boolean(),
  mayRevise: z.boolean(),
  /** Only for its author. */
  moderation: z.object({ state: z.enum(["waiting", "published", "changes_asked", "hidden"]), reason: z.string(), passage: z.string() }).nullable(),
});
export type Comment = z.infer<typeof CommentSchema>;

const ThreadSchema = CommentSchema.extend({
  replies: z.object({ items: z.array(CommentSchema), nextCursor: z.string().nullable(), total: z.number() }),
});
export type CommentThread = z.infer<typeof ThreadSchema>;

export const CommentsPageSchema = z.object({
  figures: z.object({ for: z.number(), against: z.number(), question: z.number(), note: z.number(), replies: z.number() }),
  isOpen: z.boolean(),
  items: z.array(ThreadSchema),
  nextCursor: z.string().nullable(),
  mine: z.array(CommentSchema.extend({ parentId: z.uuid().nullable() })),
});
export type CommentsPage = z.infer<typeof CommentsPageSchema>;

export const SaidSchema = z.object({ id: z.uuid(), parentId: z.uuid().nullable(), moderation: z.enum(["waiting", "published", "changes_asked", "hidden"]), revision: z.number() });
