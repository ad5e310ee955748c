import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { BUCKET, createSupabaseStore } from "./supabase-store.ts";

const PROJECT = "http://project.supabase.example";
const path = `${"a".repeat(8)}-1/2/3`;
const folder = mkdtempSync(join(tmpdir(), "tavoli-bucket-"));

/** A project's storage: one bucket, its objects, and who asked with which key. */
const bucket: { isMade: boolean; isPublic: boolean | null; objects: Map<string, { type: string; bytes: Buffer }>; keys: Set<string | null> } = { isMade: false, isPublic: null, objects: new Map(), keys: new Set() };
const storage = `${PROJECT}/storage/v1`;
const network = setupServer(
  http.post(`${storage}/bucket`, async ({ request }) => {
    bucket.keys.add(request.headers.get("authorization"));
    if (bucket.isMade) return HttpResponse.json({ statusCode: "409", error: "Duplicate", message: "The resource already exists" }, { status: 400 });
    bucket.isMade = true;
    bucket.isPublic = isPublic(await request.json());
    return HttpResponse.json({ name: BUCKET });
  }),
  http.put(`${storage}/bucket/${BUCKET}`, async ({ request }) => {
    bucket.isPublic = isPublic(await request.json());
    return HttpResponse.json({ message: "Successfully updated" });
  }),
  http.post(`${storage}/object/${BUCKET}/*`, async ({ request, params }) => {
    bucket.keys.add(request.headers.get("authorization"));
    bucket.objects.set(String(params[0]), { type: request.headers.get("content-type") ?? "", bytes: Buffer.from(await request.arrayBuffer()) });
    return HttpResponse.json({ Key: "x" });
  }),
  http.get(`${storage}/object/authenticated/${BUCKET}/*`, ({ params }) => {
    const found = bucket.objects.get(String(params[0]));
    return found ? new HttpResponse(new Uint8Array(found.bytes)) : HttpResponse.json({ statusCode: "404", error: "not_found", message: "Object not found" }, { status: 400 });
  }),
  http.delete(`${storage}/object/${BUCKET}`, async ({ request }) => {
    const wanted: unknown = await request.json();
    const prefixes = typeof wanted === "object" && wanted !== null && "prefixes" in wanted && Array.isArray(wanted.prefixes) ? wanted.prefixes : [];
    for (const prefix of prefixes) bucket.objects.delete(String(prefix));
    return HttpResponse.json([]);
  }),
);

function isPublic(body: unknown): boolean | null {
  return typeof body === "object" && body !== null && "public" in body && typeof body.public === "boolean" ? body.public : null;
}

beforeAll(() => network.listen({ onUnhandledFrame: "error" }));
afterEach(() => network.resetHandlers());
afterAll(async () => {
  network.close();
  await rm(folder, { recursive: true });
});

const store = createSupabaseStore({ url: PROJECT, secretKey: "service", fetch: (...args) => fetch(...args) });

async function fileOf(bytes: Buffer): Promise<string> {
  const from = join(folder, "file");
  await writeFile(from, bytes);
  return from;
}

it("makes a private bucket, and makes a bucket that was made public private again", async () => {
  await store.prepare();
  expect(bucket).toMatchObject({ isMade: true, isPublic: false });
  bucket.isPublic = true;
  await store.prepare();
  expect(bucket.isPublic).toBe(false);
});

it("keeps a file, gives it back whole, and takes it away", async () => {
  const bytes = Buffer.alloc(3_000_000, "contenuto ");
  await store.put(path, await fileOf(bytes), "application/pdf");
  expect(bucket.objects.get(path)?.type).toBe("application/pdf");
  const opened = await store.open(path);
  expect(Buffer.from(await new Response(opened).arrayBuffer()).equals(bytes)).toBe(true);
  await store.remove([path]);
  expect(await store.open(path)).toBeNull();
  await store.remove([]);
  expect([...bucket.keys]).toEqual(["Bearer service"]);
});

it.each([
  ["503", () => new HttpResponse("upstream connect error", { status: 503 })],
  ["401", () => HttpResponse.json({ statusCode: "401", message: "jwt expired" }, { status: 401 })],
  ["nothing", () => HttpResponse.error()],
] as const)("a storage that answers %s: the service is said not to answer, whatever was asked", async (_name, answer) => {
  network.use(http.all(`${storage}/*`, answer));
  await expect(store.put(path, await fileOf(Buffer.from("x")), "application/pdf")).rejects.toMatchObject({ code: "service_unavailable" });
  await expect(store.open(path)).rejects.toMatchObject({ code: "service_unavailable" });
  await expect(store.remove([path])).rejects.toMatchObject({ code: "service_unavailable" });
  await expect(store.prepare()).rejects.toMatchObject({ code: "service_unavailable" });
});
