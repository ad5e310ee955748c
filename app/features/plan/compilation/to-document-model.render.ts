import { m } from "#app/paraglide/messages.js";
import { paragraph, run } from "./build-blocks.render.ts";
import { cleanText } from "./characters.rules.ts";
import { HEADING_LEVELS } from "#app/platform/document-model.ts";
import type { HasGlyph } from "./characters.rules.ts";
import { COMPILATION_LIMITS } from "./compilation.limits.ts";
import type { Block, DocumentMeta, HeadingBlock, TocEntry } from "#app/platform/document-model.ts";
import type { CompiledDocument, Issue } from "./document-model.schema.ts";
import { blocksFromEditor, blockIdOf } from "./editor-blocks.render.ts";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import { calloutWord } from "#app/features/documents/callout-word.render.ts";
import { isLivingKind, isLivingRef } from "#app/features/documents/node-attributes.rules.ts";
import { createNumbering, finishBlocks, finishText, uniqueAnchor } from "./finish-blocks.render.ts";
import type { FinishContext, Numbering } from "./finish-blocks.render.ts";
import { livingBlocks, livingKey, livingName } from "../living/living.render.ts";
import type { LivingData } from "../living/living.schema.ts";
import { createRecorder, type IssueRecorder } from "./issues.rules.ts";
import { sectionAnchor } from "./section-anchor.rules.ts";

export type PlanSectionSource = {
  id: string;
  outlineId: string;
  /** «5.2», or null for the front matter. */
  number: string | null;
  title: string;
  /** 1 for a chapter. */
  level: number;
  /** ProseMirror JSON of the co-edited text; null when nobody has written yet. */
  content: ContentNode | null;
  /** What the text's living blocks show. */
  living?: LivingData;
  /** Blocks of a generated chapter, printed after the written text. */
  generated?: readonly Block[];
};

export type CompilationInput = {
  meta: DocumentMeta;
  /** In the order of the plan. */
  sections: readonly PlanSectionSource[];
  hasGlyph: HasGlyph;
  /** Absolute address of a proposal's public page, or null when it has none. */
  proposalUrl: (number: string) => string | null;
  /** The same for a closed vote. */
  voteUrl?: (number: number) => string | null;
};

type Run = { input: CompilationInput; numbering: Numbering; issues: Issue[]; anchors: string[] };

function hasChildren(sections: readonly PlanSectionSource[], index: number): boolean {
  const next = sections[index + 1];
  return next !== undefined && next.level > (sections[index]?.level ?? 0);
}

function compileSection(section: PlanSectionSource, index: number, compilation: Run): Block[] {
  const { input, numbering } = compilation;
  const options = { locale: input.meta.locale };
  const issues = createRecorder(compilation.issues, { id: section.id, number: section.number });
  const level = Math.max(1, Math.min(section.level, numbering.lastLevel + 1, HEADING_LEVELS));
  const anchor = compilation.anchors[index] ?? sectionAnchor(section.outlineId);
  const context: FinishContext = {
    numbering,
    issues,
    hasGlyph: input.hasGlyph,
    words: { symbol: m.plan_doc_symbol({}, options), otherScript: m.plan_doc_other_script({}, options) },
    section: { anchor, level, title: section.title },
    nearest: section.title,
    outline: [],
  };
  const title = finishText(section.title, context, null).trim() || section.outlineId;
  if (level !== section.level) issues.record("heading_level_changed", title);
  context.nearest = title;
  numbering.lastLevel = level;
  const head: HeadingBlock = { k: "h", l: level, id: anchor, num: section.number, c: [run(title)] };
  const written = blocksFromEditor(section.content === null ? [] : [section.content], {
    issues,
    proposalUrl: input.proposalUrl,
    calloutTitle: (kind) => calloutWord(kind, input.meta.locale),
    living: (node) => livingFromEditor(node, section, input, issues),
    depth: 0,
  });
  const blocks = finishBlocks([...written, ...(section.generated ?? [])], context);
  if (blocks.length > 0 || hasChildren(input.sections, index)) return [head, ...blocks];
  issues.record("section_empty", title);
  return [head, paragraph([run(m.plan_doc_section_empty({}, options), { i: true })])];
}

/** A reference that leads to nothing public is printed as «non disponibile» and told to the editor. */
function livingFromEditor(node: ContentNode, { living = {} }: PlanSectionSource, { meta, proposalUrl, voteUrl = () => null }: CompilationInput, issues: IssueRecorder): Block[] {
  const { kind, ref } = node.attrs ?? {};
  if (!isLivingKind(kind) || !isLivingRef(ref)) return [];
  if (!living[livingKey({ kind, ref })]) issues.record("living_unavailable", livingName(kind, meta.locale), blockIdOf(node));
  return livingBlocks({ kind, ref }, living, { locale: meta.locale, proposalUrl, voteUrl });
}

function contents(body: readonly Block[]): TocEntry[] {
  return body
    .filter((block) => block.k === "h")
    .filter((block) => block.l <= COMPILATION_LIMITS.tocLevels)
    .map((block) => ({
      l: block.l,
      id: block.id,
      num: block.num,
      text: block.c.map((inline) => (inline.k === "t" ? inline.v : " ")).join("").trim(),
    }));
}

function cleanMeta(meta: DocumentMeta, hasGlyph: HasGlyph): DocumentMeta {
  const options = { locale: meta.locale };
  const words = { symbol: m.plan_doc_symbol({}, options), otherScript: m.plan_doc_other_script({}, options) };
  const clean = (value: string) => cleanText(value, hasGlyph, words).text;
  return {
    ...meta,
    title: clean(meta.title),
    district: clean(meta.district),
    cycle: clean(meta.cycle),
    leadBody: clean(meta.leadBody),
    stateText: clean(meta.stateText),
  };
}

/**
 * Compiles the plan: the only function that knows the editor's format. It gives one model for every output and the list of
 * everything that it had to change, with its place. Pure: the same input gives the same model.
 */
export function toDocumentModel(input: CompilationInput): CompiledDocument {
  const numbering = createNumbering();
  // Section anchors are taken first: generated chapters refer to sections that come later.
  const anchors = input.sections.map((section) => uniqueAnchor(sectionAnchor(section.outlineId), numbering));
  const compilation: Run = { input, numbering, issues: [], anchors };
  const body = input.sections.flatMap((section, index) => compileSection(section, index, compilation));
  return {
    meta: cleanMeta(input.meta, input.hasGlyph),
    body,
    toc: contents(body),
    issues: compilation.issues,
  };
}
