import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { read } from "#tests/architecture/source-tree.ts";

const DescriptionSchema = z.object({
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string().min(1).max(100)).min(1),
});

/** What version 0.7 of the standard asks of a file like ours. */
const PubliccodeSchema = z.strictObject({
  publiccodeYmlVersion: z.literal("0.7"),
  name: z.string().min(1),
  url: z.url(),
  softwareVersion: z.string(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).optional(),
  developmentStatus: z.enum(["concept", "development", "beta", "stable", "obsolete"]),
  softwareType: z.enum(["standalone/web", "standalone/mobile", "standalone/desktop", "standalone/iot", "standalone/backend", "standalone/other", "addon", "library", "configurationFiles"]),
  intendedAudience: z.object({ countries: z.array(z.string().length(2)), scope: z.array(z.string()) }),
  description: z.record(z.string().min(2), DescriptionSchema),
  legal: z.object({ license: z.string() }),
  maintenance: z.object({ type: z.enum(["internal", "contract", "community", "none"]), contacts: z.array(z.object({ name: z.string() })).min(1) }),
  localisation: z.object({ localisationReady: z.boolean(), availableLanguages: z.array(z.string()).min(1) }),
  supports: z.array(z.object({ id: z.string() })).optional(),
});

const manifest: { version: string; license: string } = JSON.parse(read("package.json"));
const publiccode = PubliccodeSchema.parse(parse(read("publiccode.yml")));

it("publiccode.yml has the form of version 0.7", () => {
  expect(Object.keys(publiccode.description).sort()).toEqual(["en", "it"]);
});

it("publiccode.yml says what package.json says", () => {
  expect(publiccode.softwareVersion).toBe(manifest.version);
  expect(publiccode.legal.license).toBe(manifest.license);
});

it("nothing is claimed that is not there", () => {
  expect(publiccode.supports?.map((one) => one.id)).toEqual(["alias:gdpr"]);
});
