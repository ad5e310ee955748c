import { expect, it } from "vitest";
import { inReadingOrder, placeThread, textBlocks } from "./section-comments.rules.ts";

const paragraph = (id: string, ...texts: string[]) => ({ type: "paragraph", attrs: { id }, content: texts.map((text) => ({ type: "text", text })) });
const content = {
  type: "doc",
  content: [
    { type: "heading", attrs: { id: "h", level: 1 }, content: [{ type: "text", text: "Trasporto" }] },
    paragraph("p1", "Il servizio ", "di trasporto", " è gratuito."),
    { type: "bulletList", attrs: { id: "l" }, content: [{ type: "listItem", content: [paragraph("p2", "Per chi ha più di 65 anni")] }] },
    paragraph("p3", "Le domande entro marzo."),
  ],
};
const blocks = textBlocks(content);
const on = (blockId: string | null, quote: string, anchor: object | null = {}) => placeThread(blocks, { blockId, quote, anchor });

it("[COED-56] finds the words of a comment in the text, also across bold words and after they moved", () => {
  expect(on("p1", "di trasporto")).toMatchObject({ kind: "text", blockId: "p1" });
  expect(on("p1", "servizio di trasporto è")).toMatchObject({ kind: "text", blockId: "p1" });
  expect(on("l", "più di 65")).toMatchObject({ kind: "text", blockId: "l" });
  expect(on("divided", "entro marzo")).toMatchObject({ kind: "text", blockId: "p3" });
  expect(on(null, "")).toEqual({ kind: "section" });
});

it("[COED-56] says when the words are gone, and when only the shared text can tell", () => {
  expect(on("gone", "mai state qui")).toEqual({ kind: "gone" });
  expect(on("p3", "Le domande entro aprile.")).toMatchObject({ kind: "unsure", blockId: "p3" });
  // A comment on a whole paragraph keeps to it, whatever its words have become.
  expect(on("p3", "Le domande entro aprile.", null)).toMatchObject({ kind: "text", blockId: "p3" });
});

it("[COED-56] lists in reading order: the whole section, then as one reads, then what lost its words", () => {
  const threads = [
    { number: 1, place: on("gone", "mai state qui") }, { number: 2, place: on("p3", "entro marzo") }, { number: 3, place: on("p1", "gratuito") },
    { number: 4, place: on("p1", "Il servizio") }, { number: 5, place: on(null, "") }, { number: 6, place: on("p1", "gratuito") },
  ];
  expect(inReadingOrder(threads).map(({ number }) => number)).toEqual([5, 4, 3, 6, 2, 1]);
});
