import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { precompress } from "./precompress.ts";
import { createStaticServer } from "./static.ts";

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "static-"));
  const client = join(folder, "client");
  await mkdir(join(client, "assets"), { recursive: true });
  await mkdir(join(client, ".vite"));
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(client, ".vite", "manifest.json"), "{}");
  await writeFile(join(client, "favicon.svg"), "<svg/>");
  await writeFile(join(client, "assets", "app-1.css"), "a{color:red}".repeat(500));
  await precompress(client);
  const serve = await createStaticServer({ folder: client, https: false });
  server = createServer((incoming, response) => {
    if (!serve(incoming, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; bytes: number };

/** node:http sends the path as it is; fetch would clean it first. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return new Promise((resolve, reject) => {
    const outgoing = request({ port: address.port, host: "127.0.0.1", path, headers, method }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, bytes }));
    });
    outgoing.on("error", reject).end();
  });
}

test("hashed files are compressed as the browser can read them, and kept for good", async () => {
  const br = await ask("/assets/app-1.css", { "accept-encoding": "gzip, br" });
  expect(br.headers).toMatchObject({ "content-encoding": "br", "cache-control": "public, max-age=31536000, immutable", "content-type": "text/css; charset=utf-8", vary: "Accept-Encoding" });
  expect((await ask("/assets/app-1.css", { "accept-encoding": "gzip, br;q=0" })).headers["content-encoding"]).toBe("gzip");
  const plain = await ask("/assets/app-1.css");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.bytes).toBe(6_000);
});

test("HEAD has no body; a known ETag is answered with 304", async () => {
  const head = await ask("/favicon.svg", {}, "HEAD");
  expect(head).toMatchObject({ status: 200, bytes: 0 });
  expect((await ask("/favicon.svg", { "if-none-match": String(head.headers.etag) })).status).toBe(304);
});

test("nothing outside the list is served", async () => {
  for (const path of ["/../secret.txt", "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/assets/..%5c..%5csecret.txt", "/assets/missing.js", "/assets/"]) {
    const { status } = await ask(path);
    expect(status, path).not.toBe(200);
  }
  expect((await ask("/.vite/manifest.json")).status).toBe(418);
  expect((await ask("/favicon.svg", {}, "POST")).status).toBe(418);
});
