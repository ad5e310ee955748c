import { mkdtempSync, readdirSync, statSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { embeddedFileStore } from "./create-file-store.ts";

const dataDir = mkdtempSync(join(tmpdir(), "tavoli-store-"));
afterAll(() => rm(dataDir, { recursive: true }));

const path = ["district", "proposal", "file"].map((_, index) => `0000000${index}-0000-4000-8000-000000000000`).join("/");

it("keeps a file, gives it back, and takes it away", async () => {
  const store = embeddedFileStore(dataDir);
  const from = join(store.incoming, "arrived");
  await writeFile(from, "contenuto");
  await store.put(path, from, "application/pdf");
  expect(await new Response(await store.open(path)).text()).toBe("contenuto");
  await store.remove([path, path]);
  expect(await store.open(path)).toBeNull();
});

it("is a folder that no other account of the machine opens, and no path leads out of it", async () => {
  const store = embeddedFileStore(dataDir);
  expect(statSync(join(dataDir, "files")).mode & 0o077).toBe(0);
  const from = join(store.incoming, "arrived");
  await writeFile(from, "x");
  for (const wrong of ["../../outside", "/etc/passwd", "a/b/c", `${path}/../x`, ""]) {
    await expect(store.put(wrong, from, "x")).rejects.toThrow("not a path");
    await expect(store.open(wrong)).rejects.toThrow("not a path");
    await expect(store.remove([wrong])).rejects.toThrow("not a path");
  }
});

it("forgets at start what was still arriving when the process ended", async () => {
  const store = embeddedFileStore(dataDir);
  await writeFile(join(store.incoming, "half"), "x");
  expect(readdirSync(embeddedFileStore(dataDir).incoming)).toEqual([]);
});
