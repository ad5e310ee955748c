import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { boundaryOf, type MultipartEvent, readMultipart } from "#app/platform/multipart.server.ts";
import { fileMaxBytes, uploadBodyMax, uploadFieldMax } from "./files.limits.ts";

/** A form with one file, as it arrived: the file lies on this machine's disk, whole and within the limit. */
export type Upload = {
  fields: Record<string, string>;
  /** Null when none was chosen; `problem` when it is not fit to be looked into. */
  file: { name: string; path: string; bytes: number; sha256: string } | { name: string; problem: "file_too_large" } | null;
};

type Arriving = { name: string; path: string; handle: FileHandle; hash: ReturnType<typeof createHash>; bytes: number };

/**
 * Writes the form's file (the part `file`) to the folder while it arrives, never holding more than a piece of it. A file above
 * the limit is not kept, but the rest of the form is still read, up to `uploadBodyMax`, so that the answer is heard.
 * Throws 400 bad_request for what is no such form, 413 file_too_large for an endless one.
 */
export async function receiveUpload(request: Request, folder: string): Promise<Upload> {
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (boundary === null || request.body === null) throw new AppError("bad_request");
  const reading = createReading(folder);
  let total = 0;
  try {
    const counted = countingPieces(request.body, (bytes) => {
      total += bytes;
      if (total > uploadBodyMax) throw new AppError("file_too_large", { field: "file" });
    });
    for await (const event of readMultipart(counted, boundary)) await reading.take(event);
    return reading.done();
  } catch (cause) {
    await reading.abandon();
    if (cause instanceof AppError) throw cause;
    throw new AppError("bad_request", { cause });
  }
}

async function* countingPieces(body: ReadableStream<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    count(piece.byteLength);
    yield piece;
  }
}

function createReading(folder: string) {
  const fields: Record<string, string> = {};
  let upload: Upload["file"] = null;
  let arriving: Arriving | null = null;
  let field: { name: string; pieces: Uint8Array[]; bytes: number } | null = null;

  async function begin({ name, fileName }: Extract<MultipartEvent, { kind: "part" }>): Promise<void> {
    if (fileName === null) {
      field = { name, pieces: [], bytes: 0 };
      return;
    }
    if (name !== "file" || upload !== null) throw new AppError("bad_request");
    const path = join(folder, randomUUID());
    arriving = { name: fileName, path, handle: await open(path, "wx", 0o600), hash: createHash("sha256"), bytes: 0 };
  }

  async function add(bytes: Uint8Array): Promise<void> {
    if (field !== null) {
      field.bytes += bytes.byteLength;
      if (field.bytes > uploadFieldMax) throw new AppError("too_large");
      field.pieces.push(bytes);
    }
    if (arriving === null) return;
    arriving.bytes += bytes.byteLength;
    if (arriving.bytes > fileMaxBytes) {
      const { name } = arriving;
      await discard();
      upload = { name, problem: "file_too_large" };
      return;
    }
    arriving.hash.update(bytes);
    await arriving.handle.write(bytes);
  }

  async function end(): Promise<void> {
    if (field !== null) fields[field.name] = Buffer.concat(field.pieces).toString("utf8");
    field = null;
    if (arriving === null) return;
    const { name, path, handle, hash, bytes } = arriving;
    await handle.close();
    arriving = null;
    // A file field that was left empty is sent as an empty file without a name.
    if (bytes === 0) await rm(path, { force: true });
    upload = bytes === 0 && name === "" ? null : { name, path, bytes, sha256: hash.digest("hex") };
  }

  async function discard(): Promise<void> {
    const left = arriving;
    arriving = null;
    await left?.handle.close();
    if (left) await rm(left.path, { force: true });
  }

  return {
    take(event: MultipartEvent): Promise<void> {
      if (event.kind === "part") return begin(event);
      return event.kind === "data" ? add(event.bytes) : end();
    },
    done: (): Upload => ({ fields, file: upload }),
    async abandon(): Promise<void> {
      await discard();
      if (upload !== null && "path" in upload) await rm(upload.path, { force: true });
    },
  };
}
