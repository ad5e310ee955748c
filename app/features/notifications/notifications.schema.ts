import { z } from "zod";

/** What a notice may tell. SQL functions write them to the outbox (`private.queue_notice`); jobs send them. */
export const noticeKinds = [
  "proposal_received", "proposal_admitted", "proposal_returned", "proposal_under_review", "proposal_closed", "delegate_named", "email_changed",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export function isNoticeKind(value: string): value is NoticeKind {
  return noticeKinds.some((kind) => kind === value);
}

/** What a notice tells about, as SQL wrote it. Nothing is required: an old row must never block those behind it. */
export const NoticePayloadSchema = z.object({
  number: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  organisation: z.string().optional().catch(undefined),
  place: z.enum(["delegate", "substitute"]).optional().catch(undefined),
  path: z.string().optional().catch(undefined),
  locale: z.enum(["it", "en"]).optional().catch(undefined),
});
export type NoticePayload = z.output<typeof NoticePayloadSchema>;
