import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { isNoticeKind, type NoticeForm, OpenedNoticeSchema, type UnsubscribeScope, UnsubscribeScopeSchema } from "./notifications.schema.ts";
import { noticeWords } from "./notifications.words.ts";

/** Marks one's own notice as read and returns the path that it leads to. 404 for another person's. */
export async function readNotice(db: Db, id: string): Promise<string> {
  const { kind, payload, slug } = OpenedNoticeSchema.parse(unwrap(await db.rpc("read_notice", { notice_id: id })));
  return noticeWords(isNoticeKind(kind) ? kind : "other", payload, "it", slug).path;
}

/** Marks one's own notices as read, up to the newest that the page had shown. */
export async function readAllNotices(db: Db, upTo: number): Promise<void> {
  unwrap(await db.rpc("read_all_notices", { up_to: upTo }));
}

/** Chooses when the mails of the groups named go out; the others stay as they are. */
export async function chooseNotices(db: Db, choices: NoticeForm): Promise<void> {
  unwrap(await db.rpc("choose_notices", { choices }));
}

/** Switches off what the signed word of a mail means, for its person, without a login. 404 for a forged one. */
export async function unsubscribe(db: Db, token: string): Promise<UnsubscribeScope> {
  return UnsubscribeScopeSchema.parse(unwrap(await db.rpc("unsubscribe", { token })));
}
