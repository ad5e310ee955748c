import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { NOTICE_PAGE_SIZE } from "./notifications.limits.ts";
import { isNoticeKind, type NoticeChoices, NoticeChoicesSchema, NoticeListSchema, type UnsubscribeScope, UnsubscribeScopeSchema } from "./notifications.schema.ts";
import { type Locale, noticeWords } from "./notifications.words.ts";

/** One's own notices in words, newest first; `before` is the address's `dopo`. 401 `sign_in_needed`. */
export async function listNotices(db: Db, locale: Locale, before: string | null) {
  const cursor = before !== null && /^[1-9]\d{0,15}$/.test(before) ? { before: Number(before) } : {};
  const { items, ...page } = NoticeListSchema.parse(unwrap(await db.rpc("my_notices", { page_size: NOTICE_PAGE_SIZE, ...cursor })));
  return {
    ...page,
    notices: items.map(({ id, kind, payload, createdAt, isRead, district }) => {
      const { subject, paragraphs } = noticeWords(isNoticeKind(kind) ? kind : "other", payload, locale, district?.slug ?? null);
      return { id, subject, paragraphs, createdAt, isRead, districtName: district?.name ?? null };
    }),
  };
}
export type NoticeView = Awaited<ReturnType<typeof listNotices>>["notices"][number];

/** How many of one's own notices are unread; 0 for whoever is not signed in. */
export async function countUnread(db: Db): Promise<number> {
  return unwrap<number | null>(await db.rpc("unread_notices")) ?? 0;
}

/** What one has chosen for every group of events. */
export async function getNoticeChoices(db: Db): Promise<NoticeChoices> {
  return NoticeChoicesSchema.parse(unwrap(await db.rpc("my_notice_choices")));
}

/** What the signed word of a mail would switch off; 404 for a forged one. */
export async function requireUnsubscribeScope(db: Db, token: string): Promise<UnsubscribeScope> {
  const scope = UnsubscribeScopeSchema.safeParse(unwrap<unknown>(await db.rpc("unsubscribe_scope", { token })));
  if (!scope.success) throw new AppError("not_found");
  return scope.data;
}
