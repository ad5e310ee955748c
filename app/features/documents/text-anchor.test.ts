import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "./document-content.rules.ts";
import { DOCUMENT_FIELD } from "./documents.limits.ts";
import { anchorAt, resolveAnchor } from "./text-anchor.rules.ts";

function docOf(...texts: string[]): Y.Doc {
  const doc = new Y.Doc();
  const content = texts.map((text, index) => ({ type: "paragraph", attrs: { id: `p${index}` }, content: [{ type: "text", text }] }));
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content }));
  return doc;
}

function textAt(doc: Y.Doc, index: number): Y.XmlText {
  const block = doc.getXmlFragment(DOCUMENT_FIELD).get(index);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("no text there");
  return text;
}

it("[COED-17] an anchor stays at its words while the text around them changes", () => {
  const doc = docOf("Prima frase.", "La seconda frase parla di trasporto.");
  const anchor = anchorAt(doc, { from: 18, to: 25 });
  expect(anchor).toMatchObject({ quote: "seconda", blockId: "p1" });
  if (!anchor) return;
  textAt(doc, 0).insert(0, "Nuovo inizio. ");
  textAt(doc, 1).insert(3, "bella ");
  expect(resolveAnchor(doc, anchor)).toEqual({ from: 38, to: 45 });
  textAt(doc, 1).insert(textAt(doc, 1).toString().indexOf("seconda") + 7, " e terza");
  expect(resolveAnchor(doc, anchor)).toEqual({ from: 38, to: 45 });
});

it("[COED-17] the first word of a text can be anchored", () => {
  const doc = docOf("Prima frase.");
  const anchor = anchorAt(doc, { from: 1, to: 6 });
  expect(anchor?.quote).toBe("Prima");
  expect(anchor && resolveAnchor(doc, anchor)).toEqual({ from: 1, to: 6 });
});

it("[COED-17] words that are gone give nothing, words that moved are found again", () => {
  const doc = docOf("Prima frase.", "La seconda frase.");
  const anchor = anchorAt(doc, { from: 18, to: 25 });
  if (!anchor) throw new Error("no anchor");
  textAt(doc, 1).delete(3, 7);
  expect(resolveAnchor(doc, anchor)).toBeNull();
  textAt(doc, 0).insert(0, "seconda ");
  expect(resolveAnchor(doc, anchor)).toEqual({ from: 1, to: 8 });
  textAt(doc, 0).insert(0, "seconda seconda");
  textAt(doc, 1).insert(0, "seconda ");
  expect(resolveAnchor(doc, anchor)).toEqual({ from: 38, to: 45 });
});

it("[COED-17] one place between two characters", () => {
  const doc = docOf("Prima frase.");
  const anchor = anchorAt(doc, { from: 6, to: 6 });
  expect(anchor).toMatchObject({ quote: "", blockId: "p0" });
  textAt(doc, 0).insert(0, "La ");
  expect(anchor && resolveAnchor(doc, anchor)).toEqual({ from: 9, to: 9 });
  expect(anchor && anchorAt(doc, { from: 0, to: 0 })).toBeNull();
});

it("[COED-17] whatever is inserted elsewhere, the anchor's words stay the same", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 8 }), fc.array(fc.tuple(fc.nat(200), fc.string({ minLength: 1, maxLength: 5 })), { maxLength: 12 }), (start, length, edits) => {
      const doc = docOf("abcdefghijklmnopqrstuvwxyz0123456789");
      const anchor = anchorAt(doc, { from: start + 1, to: start + 1 + length });
      if (!anchor) throw new Error("no anchor");
      const text = textAt(doc, 0);
      for (const [at, words] of edits) {
        const place = at % (text.length + 1);
        const range = resolveAnchor(doc, anchor);
        if (range && place > range.from - 1 && place < range.to - 1) continue;
        text.insert(place, words);
      }
      const range = resolveAnchor(doc, anchor);
      expect(range && text.toString().slice(range.from - 1, range.to - 1)).toBe(anchor.quote);
    }),
    { numRuns: 300 },
  );
});
