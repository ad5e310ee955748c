import type { Node } from "@tiptap/pm/model";
import type { RouterContextProvider } from "react-router";
import { calloutWord } from "#app/features/documents/callout-word.render.ts";
import { LIVING_KINDS } from "#app/features/documents/documents.limits.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import type { WordBlock, WordComment, WordDocument } from "#app/platform/word-document.ts";
import { sectionCommenterLabel } from "../comments/section-comments.render.ts";
import { requireSectionComments } from "../comments/section-comments.queries.server.ts";
import type { SectionThread } from "../comments/section-comments.schema.ts";
import { livingBlocks } from "../living/living.render.ts";
import { type LivingData, LivingDataSchema } from "../living/living.schema.ts";
import { withOwnWords } from "../own-words.server.ts";
import { requireSectionPage } from "../plan.queries.server.ts";
import { sectionTitle } from "../sections/section-words.render.ts";
import { requireSuggestions } from "../suggestions/suggestions.queries.server.ts";
import { isTextAnchor, placeOf } from "../suggestions/suggestion-place.rules.ts";
import { suggestionAuthor } from "../suggestions/suggestions.render.ts";
import type { Suggestion } from "../suggestions/suggestions.schema.ts";
import { modelToWord } from "./model-blocks.render.ts";
import { type BlockChange, wordBlocks } from "./word-blocks.render.ts";
import { type MarkedChange, type MarkedTalk, withoutOverlaps } from "./word-marks.rules.ts";

type Context = Readonly<RouterContextProvider>;
type Range = { from: number; to: number };
type Find = (anchor: { quote: string; blockId: string | null }) => Range | null;
type Drawn = { changes: MarkedChange[]; blockChanges: BlockChange[]; talks: MarkedTalk[]; comments: WordComment[] };

/**
 * The Word file of a section's text of this moment, with the open suggestions and comments that the person asking may see. 404 `not_found`
 * for who may not read the live text.
 */
export async function composeSectionWord(context: Context, slug: string): Promise<{ file: Uint8Array; name: string }> {
  const district = getDistrict(context);
  const db = getDb(context);
  // The data of the living blocks is of the readers' text.
  await withOwnWords(context);
  const { section, text } = await requireSectionPage(db, district.id, slug);
  if (text?.kind !== "live") throw new AppError("not_found");
  const [suggestions, talk] = await Promise.all([requireSuggestions(db, section.documentId), requireSectionComments(db, section.id)]);
  const open = suggestions.items.filter(({ status, moderation }) => status === "open" && moderation === "published");
  const threads = talk.threads.filter((thread) => thread.resolvedAt === null && !thread.isRemoved && !thread.isHidden);
  const living = LivingDataSchema.catch({}).parse(text.living);
  const { coediting, config, documents } = getServices(context);
  const proposalUrl = (number: string) => `${config.origin}/${district.slug}/proposte/${number}`;
  const parts = await coediting.read(section.documentId, ({ node, find }) => {
    const drawn = draw(node, find, open, threads);
    const blocks = wordBlocks(node, {
      marks: { changes: withoutOverlaps(drawn.changes), talks: drawn.talks },
      blockChanges: drawn.blockChanges,
      origin: (number) => m.documents_content_origin({ number }),
      calloutTitle: (kind) => calloutWord(kind),
      living: (block) => livingOf(block, living, proposalUrl),
    });
    return { blocks, comments: drawn.comments };
  });
  const model: WordDocument = { locale: getLocale(), title: sectionTitle(section), district: district.name, notice: m.word_export_notice({ suggestions: open.length, comments: threads.length }), ...parts };
  return { file: await documents.word(model), name: `${district.slug}-${section.slug}.docx` };
}

function livingOf(block: Node, data: LivingData, proposalUrl: (number: string) => string): WordBlock[] {
  const kind = LIVING_KINDS.find((one) => one === block.attrs["kind"]);
  if (!kind) return [];
  return modelToWord(livingBlocks({ kind, ref: String(block.attrs["ref"]) }, data, { locale: getLocale(), proposalUrl, voteUrl: () => null }));
}

/** Where everything stands. What has lost its words stands at the text's beginning as a comment: nothing is left out in silence. */
function draw(node: Node, find: Find, suggestions: readonly Suggestion[], threads: readonly SectionThread[]): Drawn {
  const drawn: Drawn = { changes: [], blockChanges: [], talks: [], comments: [] };
  const say = (range: Range | null, author: string, at: string, text: string) => {
    const id = drawn.comments.length + 1;
    drawn.comments.push({ id, author, at, text });
    drawn.talks.push({ id, ...(range ?? firstPlace(node)) });
  };
  for (const suggestion of suggestions) drawSuggestion(node, find, suggestion, drawn, say);
  for (const thread of threads) {
    const range = thread.anchor ? find({ ...thread.anchor, quote: thread.quote, blockId: thread.blockId }) : null;
    say(range, sectionCommenterLabel(thread), thread.createdAt, range || thread.quote === "" ? thread.body : m.word_export_gone({ quote: thread.quote, text: thread.body }));
    for (const reply of thread.replies) if (!reply.isRemoved && !reply.isHidden) say(range, sectionCommenterLabel(reply), reply.createdAt, reply.body);
  }
  return drawn;
}

type Say = (range: Range | null, author: string, at: string, text: string) => void;

function drawSuggestion(node: Node, find: Find, suggestion: Suggestion, drawn: Drawn, say: Say): void {
  const { anchor, kind, proposedText, proposedBlocks, number, reason, original, createdAt: at } = suggestion;
  const author = suggestionAuthor(suggestion);
  const place = placeOf(node, suggestion, isTextAnchor(anchor) ? find(anchor) : null);
  const told = m.word_export_suggestion({ number, reason });
  if (place.state === "gone") return say(null, author, at, m.word_export_gone({ quote: original, text: `${told}\n${proposedText}` }));
  if (isTextAnchor(anchor)) {
    drawn.changes.push({ from: place.from, to: kind === "insert" ? place.from : place.to, text: kind === "delete" ? "" : proposedText, author, at });
    return say(place, author, at, told);
  }
  const insert = (proposedBlocks ?? []).map((block) => node.type.schema.nodeFromJSON(block));
  const remove = "blockIds" in anchor ? anchor.blockIds : [];
  const after = "blockIds" in anchor ? (anchor.blockIds.at(-1) ?? null) : anchor.afterBlockId;
  drawn.blockChanges.push({ remove, after, insert: kind === "remove_block" ? [] : insert, author, at });
  say(innerPlace(node, place), author, at, told);
}

/** Word's comments need words: a block's own begin one step in. */
function innerPlace(node: Node, { from, to }: Range): Range {
  const block = node.nodeAt(from);
  return block?.isTextblock && to > from ? { from: from + 1, to: from + 1 + block.content.size } : firstPlace(node);
}

function firstPlace(node: Node): Range {
  let at = 1;
  node.descendants((child, position) => {
    if (at === 1 && child.isTextblock) at = position + 1;
    return at === 1;
  });
  return { from: at, to: at };
}
