import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { htmlToText } from "#server/jobs/mail-text.ts";

it("keeps words, paragraphs and addresses", () => {
  expect(htmlToText('<h1>Ciao</h1>\n<p>Uno &amp; due<br>tre</p><p><a href="http://x.example/a?b=1&amp;c=2">Apri</a></p>')).toBe("Ciao\n\nUno & due\ntre\n\nApri: http://x.example/a?b=1&c=2");
});

it.each(["confirmation", "magic-link", "recovery", "email-change"])("the template %s has a plain-text side with its link and code", (name) => {
  const text = htmlToText(readFileSync(resolve(import.meta.dirname, `../../supabase/templates/${name}.html`), "utf8"));
  expect(text).toContain("/accedi/conferma?token_hash={{ .TokenHash }}&type=");
  expect(text).toContain("{{ .Token }}");
  expect(text).not.toMatch(/[<>]/);
});
