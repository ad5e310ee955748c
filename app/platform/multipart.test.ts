import fc from "fast-check";
import { expect, it } from "vitest";
import { boundaryOf, readMultipart } from "./multipart.server.ts";

async function* pieces(body: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

type Part = { name: string; fileName: string | null; content: string };

async function read(body: AsyncIterable<Uint8Array>, boundary: string): Promise<Part[]> {
  const parts: { name: string; fileName: string | null; bytes: Buffer[] }[] = [];
  for await (const event of readMultipart(body, boundary)) {
    if (event.kind === "part") parts.push({ name: event.name, fileName: event.fileName, bytes: [] });
    else if (event.kind === "data") parts.at(-1)?.bytes.push(Buffer.from(event.bytes));
  }
  return parts.map(({ name, fileName, bytes }) => ({ name, fileName, content: Buffer.concat(bytes).toString("latin1") }));
}

it("reads what the platform writes, whatever the pieces and whatever the bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 90 }), fc.string({ maxLength: 30 }), async (bytes, size, typed) => {
      const form = new FormData();
      form.set("altText", typed);
      form.set("file", new File([new Uint8Array(bytes)], 'a "b"\r\nc.pdf'));
      const request = new Request("http://localhost", { method: "POST", body: form });
      const body = Buffer.from(await request.arrayBuffer());
      const [text, file] = await read(pieces(body, size), boundaryOf(request.headers.get("content-type")) ?? "");
      expect(Buffer.from(text?.content ?? "", "latin1").toString("utf8")).toBe(String(form.get("altText")).replace(/\r\n|\r|\n/g, "\r\n"));
      expect(file).toMatchObject({ name: "file", fileName: 'a "b"\r\nc.pdf', content: Buffer.from(bytes).toString("latin1") });
    }),
    { numRuns: 60 },
  );
});

it("takes a boundary inside the content for content when no line begins with it", async () => {
  const body = Buffer.from("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n--xyz inside\r\n--xy\r\n--xyz--\r\n");
  expect(await read(pieces(body, 7), "xyz")).toEqual([{ name: "file", fileName: "a", content: "--xyz inside\r\n--xy" }]);
});

it("refuses what breaks off, has no name, or a head without end", async () => {
  const bad = ["", "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf", "--xyz\r\nX: y\r\n\r\nz\r\n--xyz--", `--xyz\r\n${"h".repeat(9_000)}`, "--xyz--x", "--xyzAB\r\n"];
  for (const body of bad.slice(0, 4)) await expect(read(pieces(Buffer.from(body), 16), "xyz"), body.slice(0, 40)).rejects.toMatchObject({ name: "MultipartError" });
  expect(await read(pieces(Buffer.from("--xyz--x"), 3), "xyz")).toEqual([]);
  await expect(read(pieces(Buffer.from("--xyzAB\r\n"), 3), "xyz")).rejects.toMatchObject({ name: "MultipartError" });
  expect([boundaryOf("multipart/form-data; boundary=\"a b\""), boundaryOf("application/json"), boundaryOf(null)]).toEqual(["a b", null, null]);
});
