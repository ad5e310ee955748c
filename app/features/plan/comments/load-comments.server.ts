import type { RouterContextProvider } from "react-router";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { getDb, getServices } from "#app/platform/context.ts";
import { requireSectionPage } from "../plan.queries.server.ts";
import type { SectionPage } from "../plan.schema.ts";
import { placeParameters, threadsPerPage } from "./section-comments.limits.ts";
import { requireSectionComments } from "./section-comments.queries.server.ts";
import { inReadingOrder, placeThread, type TextBlock, textBlocks, type ThreadPlace } from "./section-comments.rules.ts";
import { type CommentPlace, CommentPlaceSchema, type SectionThread } from "./section-comments.schema.ts";

type Context = Readonly<RouterContextProvider>;
type Args = { context: Context; params: { sezione: string }; request: Request };

export type PlacedThread = SectionThread & { place: ThreadPlace };
/** What the page of comments and the panel beside the editor show. */
export type LoadedComments = {
  section: Pick<SectionPage["section"], "id" | "slug" | "number" | "title">;
  isOpen: boolean;
  mentionable: { id: string; name: string }[];
  threads: PlacedThread[];
  figures: { open: number; resolved: number; mine: number };
  at: CommentPlace;
  /** Pages of the list as filtered. */
  pages: number;
  /** The paragraphs that a comment may be about, for a form without scripts. */
  paragraphs: { id: string; label: string }[];
};

/** Characters of a paragraph in the list of paragraphs. */
const LABEL = 90;

/** A section's comments as the person asking may see them: all of them for the panel, a filtered page in reading order else. */
export async function loadSectionComments({ context, params, request }: Args): Promise<LoadedComments> {
  const db = getDb(context);
  const page = await requireSectionPage(db, getDistrict(context).id, params.sezione);
  const { isOpen, mentionable, threads } = await requireSectionComments(db, page.section.id);
  const { id, slug, number, title } = page.section;
  const search = new URL(request.url).searchParams;
  const at = CommentPlaceSchema.parse(Object.fromEntries(search));
  const figures = {
    open: threads.filter(({ resolvedAt }) => resolvedAt === null).length,
    resolved: threads.filter(({ resolvedAt }) => resolvedAt !== null).length,
    mine: threads.filter(isMine).length,
  };
  const base = { section: { id, slug, number, title }, isOpen, mentionable, figures, at };
  // The panel has the shared text itself and knows the places better.
  if (search.has(placeParameters.panel)) return { ...base, threads: threads.map((thread) => ({ ...thread, place: { kind: "section" } })), pages: 1, paragraphs: [] };
  const blocks = page.text ? textBlocks(parseContent(page.text.content)) : [];
  const placed = inReadingOrder(await placeThreads(context, page, blocks, threads));
  const alone = placed.find((thread) => thread.id === at.commento);
  const chosen = alone ? [alone] : placed.filter(chooser(at));
  const first = alone ? 0 : (at.pagina - 1) * threadsPerPage;
  return {
    ...base,
    threads: chosen.slice(first, first + threadsPerPage),
    pages: Math.max(1, Math.ceil(chosen.length / threadsPerPage)),
    paragraphs: isOpen && !alone ? paragraphsOf(blocks) : [],
  };
}

function isMine(thread: SectionThread): boolean {
  return thread.isMine || thread.replies.some((reply) => reply.isMine);
}

function chooser({ mostra }: CommentPlace): (thread: SectionThread) => boolean {
  switch (mostra) {
    case "aperti":
      return ({ resolvedAt }) => resolvedAt === null;
    case "risolti":
      return ({ resolvedAt }) => resolvedAt !== null;
    case "miei":
      return isMine;
  }
}

function paragraphsOf(blocks: readonly TextBlock[]): { id: string; label: string }[] {
  return blocks.flatMap(({ id, text, isLeaf }) => {
    const words = text.trim();
    return isLeaf && words !== "" ? [{ id, label: words.length > LABEL ? `${words.slice(0, LABEL)}…` : words }] : [];
  });
}

/** Only where the words were changed the shared text is asked: it knows whether they are still the ones that were commented on. */
async function placeThreads(context: Context, page: SectionPage, blocks: readonly TextBlock[], threads: readonly SectionThread[]): Promise<PlacedThread[]> {
  const placed = threads.map((thread) => ({ ...thread, place: placeThread(blocks, thread) }));
  const unsure = placed.filter(({ place }) => place.kind === "unsure");
  if (unsure.length === 0 || page.text?.kind !== "live") return placed;
  const gone = await getServices(context).coediting.read(page.section.documentId, ({ find }) =>
    new Set(unsure.filter(({ anchor, quote, blockId }) => find({ ...anchor, quote, blockId }) === null).map((thread) => thread.id)));
  return placed.map((thread) => (gone.has(thread.id) ? { ...thread, place: { kind: "gone" } } : thread));
}
