import * as Y from "yjs";
import { type ContentNode, encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";

/** The text of a section of about 30,000 characters: one paragraph for each of the most editors that write at once. */
export const PARAGRAPHS = 100;
const SENTENCE = "Il distretto assicura agli anziani soli un servizio di ascolto e di accompagnamento, vicino a casa. ";

export function sectionContent(): ContentNode {
  return {
    type: "doc",
    content: Array.from({ length: PARAGRAPHS }, (_, place) => ({
      type: "paragraph", attrs: { id: `p${place}` }, content: [{ type: "text", text: SENTENCE.repeat(3) }],
    })),
  };
}

/** The same text as both servers begin with. */
export function sectionState(): Uint8Array {
  return encodeInitialState(sectionContent());
}

/** A text with a long history of small changes at many places, until its state has a megabyte. */
export function largeState(): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, sectionState());
  const texts = Array.from({ length: PARAGRAPHS }, (_, place) => paragraphText(doc, place));
  for (let round = 0; Y.encodeStateAsUpdate(doc).byteLength < 1_000_000; round += 1) {
    doc.transact(() => {
      for (const [place, text] of texts.entries()) {
        for (let count = 0; count < 20; count += 1) text.insert((round * 977 + place * 31 + count * 113) % (text.length + 1), "anno ");
      }
    });
  }
  return Y.encodeStateAsUpdate(doc);
}

function paragraphText(doc: Y.Doc, place: number): Y.XmlText {
  const paragraph = doc.getXmlFragment(DOCUMENT_FIELD).get(place);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("the fixture has no such paragraph");
  return text;
}

export type Typing = { clientId: number; stateVector: Uint8Array; updates: Uint8Array[] };

/** One editor's keystrokes at the end of a paragraph, made before the clock starts: one update, one clock each. */
export function typeAhead(state: Uint8Array, place: number, keystrokes: number): Typing {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const stateVector = Y.encodeStateVector(doc);
  const text = paragraphText(doc, place % PARAGRAPHS);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let count = 0; count < keystrokes; count += 1) text.insert(text.length, String.fromCharCode(97 + (count % 26)));
  const { clientID } = doc;
  doc.destroy();
  return { clientId: clientID, stateVector, updates };
}
