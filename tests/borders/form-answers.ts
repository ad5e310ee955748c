import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "vitest";
import { markup, readable, unescape } from "#tests/borders/site.ts";

/** What came back for a form: how, and what a person can read there. */
export type Answer = { status: number; location: string | null; html: string };

export async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, location: response.headers.get("location"), html: await response.text() };
}

function sentencesOf(file: string, prefix: string): string[] {
  const texts: Record<string, string> = JSON.parse(readFileSync(resolve(import.meta.dirname, `../../app/locales/it/${file}.json`), "utf8"));
  return Object.entries(texts).filter(([key]) => key.startsWith(prefix)).map(([, text]) => text);
}

/** Every sentence with which the site says in Italian that something can't be done. */
const sentences = [
  ...sentencesOf("errors", "error_"), ...sentencesOf("ui", "ui_error_4"), ...sentencesOf("ui", "ui_error_5"), ...sentencesOf("identity", "identity_sign_in_again_title"),
  ...sentencesOf("proposals", "proposals_conflict"), ...sentencesOf("proposals", "proposals_draft_conflict"),
];

export function saysWhy({ html }: Answer): boolean {
  const text = readable(html).replace(/\s+/g, " ");
  return sentences.some((sentence) => text.includes(sentence));
}

/** True when a field or the page holds the value as typed. */
export function holds({ html }: Answer, value: string): boolean {
  return unescape(markup(html)).includes(value.replaceAll("\r\n", "\n"));
}

/** The hidden fields of the answer's form that leads to this address, as a browser without scripts sends them. */
export function repeatedForm({ html }: Answer, path: string): Record<string, string> | null {
  const found = [...markup(html).matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].find(([, attributes]) => unescape(attributes ?? "").includes(`action="${path}"`));
  if (!found) return null;
  return Object.fromEntries([...(found[2] ?? "").matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [unescape(name ?? ""), unescape(value ?? "")]));
}

/** Nothing that was sent may stand in the page as markup of its own. */
export function expectEscaped({ html }: Answer, label: string): void {
  for (const raw of ["<script>globalThis.x", "<img src=x", "</textarea></title>", "\"><svg/onload"]) {
    expect(html.includes(raw), `${label}: ${raw} came back unescaped`).toBe(false);
  }
}
