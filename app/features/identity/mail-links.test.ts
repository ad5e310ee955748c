import { expect, it } from "vitest";
import { splitLinks } from "./mail-links.ts";

it("links only what belongs to this site", () => {
  expect(splitLinks("Apri: http://localhost:3000/accedi/conferma?a=b\nhttps://evil.example/x fine", "http://localhost:3000")).toEqual([
    { text: "Apri: ", href: null },
    { text: "http://localhost:3000/accedi/conferma?a=b", href: "/accedi/conferma?a=b" },
    { text: "\nhttps://evil.example/x fine", href: null },
  ]);
});

it("does not take a longer host for ours", () => {
  expect(splitLinks("http://localhost:3000.evil.example/", "http://localhost:3000")).toEqual([{ text: "http://localhost:3000.evil.example/", href: null }]);
});
