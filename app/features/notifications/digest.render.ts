import { m } from "#app/paraglide/messages.js";
import { formatDateTime } from "#app/platform/i18n/format.ts";
import { safePath } from "#app/platform/safe-path.ts";
import { footOf, greeting, mailPage, type MailPart, type RenderedMail } from "./notifications.render.ts";
import type { NoticeKind, NoticePayload } from "./notifications.schema.ts";
import { type Locale, type NoticeWords, noticeWords } from "./notifications.words.ts";

export type DigestItem = {
  kind: NoticeKind | "other";
  payload: NoticePayload;
  createdAt: Date;
  /** Null for what belongs to no district. */
  district: { slug: string; name: string } | null;
};

type Context = { period: "daily" | "weekly"; origin: string; displayName: string; unsubscribeUrl: string };
type Told = { words: NoticeWords; createdAt: Date };
type Thing = { name: string; path: string; told: Told[] };

/** A digest as a mail: every notice once, by district and by what it is about, the newest first in each and among them. */
export function renderDigest(items: readonly DigestItem[], locale: Locale, { period, origin, displayName, unsubscribeUrl }: Context): RenderedMail {
  const o = { locale };
  const body: MailPart[] = [greeting(displayName, locale), m.mail_digest_lead({}, o)];
  for (const { name, things } of byDistrict(items, locale)) {
    body.push({ heading: name ?? m.mail_digest_elsewhere({}, o), level: 2 });
    for (const thing of things) {
      if (thing.name) body.push({ heading: thing.name, level: 3 });
      for (const { words, createdAt } of thing.told) body.push([`${formatDateTime(createdAt, "medium", locale)} · ${words.subject}`, ...words.paragraphs].join("\n"));
      body.push({ words: m.mail_open({}, o), url: `${origin}${safePath(thing.path)}` });
    }
  }
  body.push({ words: m.mail_digest_all({}, o), url: `${origin}/avvisi` });
  return { subject: subjectOf(items.length, period, locale), ...mailPage(locale, { heading: null, body, foot: footOf(m.mail_why_event({}, o), { origin, unsubscribeUrl, locale }) }) };
}

function subjectOf(count: number, period: "daily" | "weekly", locale: Locale): string {
  const o = { locale };
  if (count === 1) return period === "daily" ? m.mail_digest_one_daily_subject({}, o) : m.mail_digest_one_weekly_subject({}, o);
  return period === "daily" ? m.mail_digest_daily_subject({ count }, o) : m.mail_digest_weekly_subject({ count }, o);
}

/** Districts, and things in them, in the order of their newest notice: a map keeps the order of first arrival. */
function byDistrict(items: readonly DigestItem[], locale: Locale): { name: string | null; things: Thing[] }[] {
  const districts = new Map<string, { name: string | null; things: Map<string, Thing> }>();
  for (const { kind, payload, createdAt, district } of items.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())) {
    const words = noticeWords(kind, payload, locale, district?.slug ?? null);
    const here = entry(districts, district?.slug ?? "", () => ({ name: district?.name ?? null, things: new Map() }));
    const name = [payload.number, payload.title ?? payload.organisation].filter(Boolean).join(" · ");
    const thing = entry(here.things, `${payload.number ?? payload.title ?? ""} ${words.path}`, () => ({ name, path: words.path, told: [] }));
    thing.told.push({ words, createdAt });
  }
  return [...districts.values()].map(({ name, things }) => ({ name, things: [...things.values()] }));
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
