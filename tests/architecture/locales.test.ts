import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { errorStatus } from "#app/platform/errors.ts";
import { listFiles, read, ROOT } from "#tests/architecture/source-tree.ts";

type Messages = Record<string, unknown>;

function messages(locale: string): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const file of readdirSync(join(ROOT, "app/locales", locale))) {
    const content: Messages = JSON.parse(read(`app/locales/${locale}/${file}`));
    for (const [key, text] of Object.entries(content)) {
      if (key === "$schema") continue;
      expect(all.has(key), `${key} stands in two files of ${locale}`).toBe(false);
      all.set(key, text);
    }
  }
  return all;
}

const italian = messages("it");
const english = messages("en");

it("every text exists in both languages", () => {
  expect([...italian.keys()].filter((key) => !english.has(key))).toEqual([]);
  expect([...english.keys()].filter((key) => !italian.has(key))).toEqual([]);
});

it("no text is empty and both languages take the same arguments", () => {
  const parameters = (text: unknown): string[] => [...JSON.stringify(text).matchAll(/(?<!\\)\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();
  const unique = (list: string[]): string => [...new Set(list)].join();
  for (const [key, text] of italian) {
    expect(text, key).not.toBe("");
    expect(unique(parameters(english.get(key))), key).toBe(unique(parameters(text)));
  }
});

it("every file of texts is named in the project's settings", () => {
  const settings: { "plugin.inlang.messageFormat": { pathPattern: string[] } } = JSON.parse(read("app/locales/project.inlang/settings.json"));
  const listed = settings["plugin.inlang.messageFormat"].pathPattern.map((pattern) => pattern.split("/").at(-1)).sort();
  expect(readdirSync(join(ROOT, "app/locales/it")).sort()).toEqual(listed);
  expect(readdirSync(join(ROOT, "app/locales/en")).sort()).toEqual(listed);
});

it("the compiler makes a function of every text", () => {
  const compiled = listFiles(["app"], /^never$/).length === 0 ? readdirSync(join(ROOT, "app/paraglide/messages")).length : 0;
  expect(compiled).toBeGreaterThan(italian.size * 0.9);
});

it("every text is used somewhere", () => {
  // The sentences of the error codes are looked up by code; the next test watches them.
  const sources = listFiles(["app", "server", "supabase/seed"], /(?<!\.test)\.tsx?$/).filter((path) => !path.startsWith("app/paraglide/"));
  const words = new Set(sources.flatMap((path) => read(path).match(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/gi) ?? []));
  expect([...italian.keys()].filter((key) => !key.startsWith("error_") && !words.has(key))).toEqual([]);
});

it("every error code has its sentence", () => {
  expect(Object.keys(errorStatus).filter((code) => !italian.has(`error_${code}`))).toEqual([]);
});

it("every error that SQL raises is in the closed list", () => {
  const raised = listFiles(["supabase/migrations"], /\.sql$/).flatMap((path) => [...read(path).matchAll(/private\.fail\(\s*'(\w+)',\s*(\d+)/g)]);
  const statuses: Record<string, number> = errorStatus;
  for (const [, code = "", status] of raised) expect(statuses[code], code).toBe(Number(status));
});
