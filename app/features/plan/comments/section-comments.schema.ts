import { z } from "zod";
import { type TextAnchor, TextAnchorSchema } from "#app/features/documents/text-anchor.schema.ts";
import { CAPACITIES } from "#app/features/documents/documents.limits.ts";
import { commentFilters, mentionsMost, namedGroups, placeParameters, resolutionLength, sectionCommentLength } from "./section-comments.limits.ts";

const written = (max: number, min: number) =>
  z.string().default("").transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\0", "").normalize("NFC").trim())
    .pipe(z.string().min(min, "text_empty").max(max, "text_too_long"));
const body = written(sectionCommentLength, 1);
const mentions = z.array(z.union([z.enum(namedGroups), z.uuid()], "choice_unknown")).max(mentionsMost, "choice_unknown").default([]);
const id = z.uuid("bad_request");

/** An anchor comes from a script, as JSON in one field. */
const anchor = z.string().max(24_000, "bad_request").nullish().transform((json, context): TextAnchor | null => {
  if (!json) return null;
  const parsed = TextAnchorSchema.safeParse(readJson(json));
  if (parsed.success && parsed.data.quote !== "") return parsed.data;
  context.addIssue({ code: "custom", message: "bad_request" });
  return z.NEVER;
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A new thread: on the words of an anchor, on a block, or (neither) on the whole section. */
export const NewCommentSchema = z.object({
  anchor,
  blockId: z.union([z.literal(""), z.string().regex(/^[a-zA-Z0-9-]{1,64}$/)], "choice_unknown").nullish().transform((block) => block || null),
  body,
  mentions,
});
export const ReplySchema = z.object({ commentId: id, body, mentions });
export const ReviseSchema = z.object({ commentId: id, revision: z.coerce.number("bad_request").int("bad_request"), body });
export const RemoveSchema = z.object({ commentId: id });
export const ResolveSchema = z.object({ commentId: id, note: written(resolutionLength, 0) });
export const ReopenSchema = z.object({ commentId: id });

const idInAddress = z.uuid().nullish().transform((value) => value ?? null).catch(null);

/** Where in the list the reader stands, as the address carries it; what makes no sense is left out. */
export const CommentPlaceSchema = z.object({
  [placeParameters.filter]: z.enum(commentFilters).catch("aperti"),
  [placeParameters.page]: z.coerce.number().int().min(1).max(1000).catch(1),
  [placeParameters.thread]: idInAddress,
  [placeParameters.revise]: idInAddress,
});
export type CommentPlace = z.infer<typeof CommentPlaceSchema>;

const MentionSchema = z.object({ id: z.string(), name: z.string().nullable() });
export type Mention = z.infer<typeof MentionSchema>;

const CommentSchema = z.object({
  id: z.uuid(),
  createdAt: z.string(),
  revision: z.number(),
  body: z.string(),
  isEdited: z.boolean(),
  isRemoved: z.boolean(),
  /** Only its place shows. */
  isHidden: z.boolean(),
  by: z.object({ capacity: z.enum(CAPACITIES), organisation: z.string().nullable(), municipality: z.string().nullable(), isFormer: z.boolean() }).nullable(),
  mentions: z.array(MentionSchema),
  isMine: z.boolean(),
  mayRevise: z.boolean(),
  /** Only for its author and the office. */
  moderation: z.object({ state: z.enum(["waiting", "published", "changes_asked", "hidden"]), reason: z.string(), passage: z.string() }).nullable(),
});
export type SectionComment = z.infer<typeof CommentSchema>;

const { start, end } = TextAnchorSchema.shape;
const ThreadSchema = CommentSchema.extend({
  number: z.int(),
  blockId: z.string().nullable(),
  quote: z.string(),
  anchor: z.object({ start, end }).nullable(),
  isInternal: z.boolean(),
  resolvedAt: z.string().nullable(),
  resolution: z.string(),
  mayReply: z.boolean(),
  mayResolve: z.boolean(),
  replies: z.array(CommentSchema),
});
export type SectionThread = z.infer<typeof ThreadSchema>;

/** What `public.section_comments(section_id)` returns. */
export const SectionCommentsSchema = z.object({
  isOpen: z.boolean(),
  mentionable: z.array(z.object({ id: z.uuid(), name: z.string() })),
  threads: z.array(ThreadSchema),
});
export type SectionComments = z.infer<typeof SectionCommentsSchema>;

export const CommentFiguresSchema = z.object({ open: z.int(), resolved: z.int() });
export type CommentFigures = z.infer<typeof CommentFiguresSchema>;

/** What a command answers. */
export const SaidSchema = z.object({
  id: z.uuid(), parentId: z.uuid().nullable(), number: z.int().nullable(), moderation: z.enum(["waiting", "published", "changes_asked", "hidden"]), revision: z.number(), isResolved: z.boolean(),
});
export type Said = z.infer<typeof SaidSchema>;
