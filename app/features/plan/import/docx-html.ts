import { countTrackedChanges, isTrackedPart, type TrackedChanges } from "./tracked-changes.rules.ts";

/** A Word file as a page, and what it holds beside its words. */
export type DocxPage = { html: string; tracked: TrackedChanges };

/** Names of styles that Word's default map leaves as plain paragraphs. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "u => u",
  "comment-reference => sup.comment",
];

/** The HTML of a .docx; throws for what is none. Loads mammoth with the first file, which takes inserted words and drops deleted ones without a word. */
export async function docxToHtml(arrayBuffer: ArrayBuffer): Promise<DocxPage> {
  const { default: mammoth } = await import("mammoth");
  // The browser's build takes an ArrayBuffer, Node's a Buffer.
  const input = typeof Buffer === "undefined" ? { arrayBuffer } : { arrayBuffer, buffer: Buffer.from(arrayBuffer) };
  const { value } = await mammoth.convertToHtml(input, { styleMap: STYLES, externalFileAccess: false });
  return { html: value, tracked: countTrackedChanges(await partsOf(arrayBuffer)) };
}

/** The parts of the file, which is a zip, that may hold tracked changes or comments, by name. */
async function partsOf(arrayBuffer: ArrayBuffer): Promise<Map<string, string>> {
  const { strFromU8, unzipSync } = await import("fflate");
  const files = unzipSync(new Uint8Array(arrayBuffer), { filter: ({ name }) => isTrackedPart(name) });
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
