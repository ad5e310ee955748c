import * as Y from "yjs";
import { type ContentNode, encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { SECTION_COMMENTS, type SectionCommentSeed, SUGGESTIONS, type SuggestionSeed } from "./content/section-talk.ts";
import { PERSONS } from "./content/persons.ts";
import { plusMinutes } from "./demo-clock.ts";
import type { Loading } from "./loading.ts";

const homes = new Map(PERSONS.map(({ key, municipality }) => [key, municipality]));

/** Suggestions and comments on the sections' texts, at the words that they are about. */
export async function loadSectionTalk(loading: Loading): Promise<void> {
  const { tx } = loading;
  const rows = await tx<{ id: string; content: ContentNode }[]>`select id, content from public.documents`;
  const contents = new Map(rows.map(({ id, content }) => [id, content]));
  const anchorOf = (documentId: string, words: string, isPlace = false) => findWords(contents.get(documentId), words, isPlace);
  const numbers = new Map<string, number>();
  const nextNumber = (list: string) => {
    const number = (numbers.get(list) ?? 0) + 1;
    numbers.set(list, number);
    return number;
  };
  for (const [index, seed] of SUGGESTIONS.entries()) await loadSuggestion(loading, seed, index, { anchorOf, number: nextNumber(`suggestion ${seed.district}`) });
  for (const [index, seed] of SECTION_COMMENTS.entries()) await loadComment(loading, seed, index, { anchorOf, number: nextNumber(`comment ${seed.district}`) });
}

type Ways = { anchorOf(documentId: string, words: string, isPlace?: boolean): TextAnchor; number: number };

async function loadSuggestion({ tx, id, clock }: Loading, seed: SuggestionSeed, index: number, { anchorOf, number }: Ways): Promise<void> {
  const documentId = id("document", `${seed.district} ${seed.sectionKey}`);
  const anchor = anchorOf(documentId, seed.words, seed.change.kind === "insert");
  const answered = seed.answer
    ? { status: seed.answer.status, outcome_reason: seed.answer.reason, decided_at: clock.at(-seed.answer.daysAgo, "12:00"), decided_as: "office", decided_by: id("person", `${seed.district === "area-ovest" ? "ao" : "an"}-office-head`) }
    : { status: "open" };
  await tx`insert into public.document_suggestions ${tx({
    document_id: documentId, district_id: id("district", seed.district), number, kind: seed.change.kind, anchor: tx.json(JSON.parse(JSON.stringify(anchor))), original: anchor.quote,
    proposed_text: seed.change.kind === "delete" ? "" : seed.change.text, reason: seed.reason, author_id: id("person", seed.personKey),
    organisation_id: seed.organisationKey === null ? null : id("organisation", seed.organisationKey), capacity: seed.capacity, moderation: "published",
    created_at: plusMinutes(clock.at(-seed.daysAgo, "17:20"), index), ...answered,
  })}`;
}

async function loadComment({ tx, id, clock }: Loading, seed: SectionCommentSeed, index: number, { anchorOf, number }: Ways): Promise<void> {
  const documentId = id("document", `${seed.district} ${seed.sectionKey}`);
  const anchor = seed.words === null ? null : anchorOf(documentId, seed.words);
  const said = (speaker: Pick<SectionCommentSeed, "personKey" | "organisationKey" | "capacity" | "body">, at: Date) => ({
    document_id: documentId, district_id: id("district", seed.district), body: speaker.body, author_id: id("person", speaker.personKey), capacity: speaker.capacity,
    organisation_id: speaker.organisationKey === null ? null : id("organisation", speaker.organisationKey),
    author_municipality_id: speaker.capacity === "citizen" ? id("municipality", homes.get(speaker.personKey) ?? "") : null,
    is_internal: seed.isInternal ?? false, moderation: "published", created_at: at,
  });
  const at = plusMinutes(clock.at(-seed.daysAgo, "19:05"), index);
  const [thread] = await tx<{ id: string }[]>`insert into public.document_comments ${tx({
    ...said(seed, at), number, quote: anchor?.quote ?? "", block_id: anchor?.blockId ?? null,
    anchor: anchor && tx.json(JSON.parse(JSON.stringify({ start: anchor.start, end: anchor.end }))),
    ...(seed.resolution === undefined ? {} : { resolution: seed.resolution, resolved_at: plusMinutes(at, 900) }),
  })} returning id`;
  for (const [place, reply] of (seed.replies ?? []).entries()) {
    await tx`insert into public.document_comments ${tx({ ...said(reply, plusMinutes(clock.at(-reply.daysAgo, "10:15"), place)), parent_id: thread?.id ?? null })}`;
  }
}

/** The anchor of words as the document's first state has them; of the place behind them when asked. */
function findWords(content: ContentNode | undefined, words: string, isPlace: boolean): TextAnchor {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState(content ?? { type: "doc" }));
  const range = rangeOf(doc.getXmlFragment(DOCUMENT_FIELD), words, { at: 0 });
  const anchor = range && anchorAt(doc, isPlace ? { from: range.to, to: range.to } : range);
  doc.destroy();
  if (!anchor) throw new Error(`the demonstration's text has no words «${words}»`);
  return anchor;
}

/** Walks the text as the editor counts it; `place.at` is the position of the parent's first child. */
function rangeOf(parent: Y.XmlFragment, words: string, place: { at: number }): { from: number; to: number } | null {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      const index = child.toString().indexOf(words);
      if (index !== -1) return { from: place.at + index, to: place.at + index + words.length };
      place.at += child.length;
    } else if (child instanceof Y.XmlElement) {
      place.at += 1;
      const found = rangeOf(child, words, place);
      if (found) return found;
      place.at += 1;
    }
  }
  return null;
}
