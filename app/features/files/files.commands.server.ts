import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { findPersonalData } from "#app/features/moderation/personal-data.rules.ts";
import type { Databases, Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import type { FileStore } from "#app/platform/file-store.ts";
import { kindOfFile } from "./file-kind.server.ts";
import { titleOfFile } from "./file-name.rules.ts";
import { altTextMax, contentTypes, type FileKind, fileMaxBytes, imageMaxPixels, imageMaxSide, isImage } from "./files.limits.ts";
import { BegunAttachmentSchema } from "./files.schema.ts";
import { receiveUpload, type Upload } from "./receive-upload.server.ts";

type Doors = { db: Db; databases: Databases; files: FileStore };
/** Where what was typed beside the file goes, to be shown again when the file is refused. */
type Typed = Pick<FormData, "set">;
type Stored = { kind: FileKind; path: string; bytes: number; sha256: string };

/**
 * Attaches the file that a request brings (multipart: `altText`, then `file`) to a draft. The right is asked before anything is
 * read; the row counts as a file only once the file is stored. `fallbackTitle` names a file whose own name says nothing.
 */
export async function attachFile({ db, databases, files }: Doors, proposalId: string, request: Request, fallbackTitle: string, typed?: Typed): Promise<void> {
  const begun = BegunAttachmentSchema.parse(unwrap(await db.rpc("begin_attachment", { proposal_id: proposalId })));
  const system = databases.asSystem("file_storage");
  const left: string[] = [];
  let mayLieThere = false;
  try {
    const upload = await receiveUpload(request, files.incoming);
    typed?.set("altText", upload.fields["altText"] ?? "");
    if (upload.file !== null && "path" in upload.file) left.push(upload.file.path);
    const { title, altText, ...stored } = await inspectUpload(files, upload, fallbackTitle, left);
    mayLieThere = true;
    await files.put(begun.path, stored.path, contentTypes[stored.kind]);
    const { kind, bytes, sha256 } = stored;
    unwrap(await system.rpc("commit_attachment", { attachment_id: begun.id, title, alt_text: altText, kind, bytes, sha256 }));
  } catch (error) {
    await system.rpc("abort_attachment", { attachment_id: begun.id, may_lie_there: mayLieThere });
    throw error;
  } finally {
    for (const path of left) await rm(path, { force: true });
  }
}

/** [FILE-01] [FILE-02] Everything that can be wrong with what arrived, and the file as it will be kept. */
async function inspectUpload(files: FileStore, { file, fields }: Upload, fallbackTitle: string, left: string[]): Promise<Stored & { title: string; altText: string }> {
  const wrong = (code: ConstructorParameters<typeof AppError>[0], field = "file") => new AppError(code, { field });
  if (file === null) throw wrong("file_missing");
  if ("problem" in file) throw wrong(file.problem);
  const altText = (fields["altText"] ?? "").normalize("NFC").trim();
  if (altText.length > altTextMax) throw wrong("text_too_long", "altText");
  const verdict = await kindOfFile(file.path);
  if ("problem" in verdict) throw wrong(verdict.problem);
  if (isImage(verdict.kind) && altText === "") throw wrong("alt_text_missing", "altText");
  const title = titleOfFile(file.name, fallbackTitle);
  if (findPersonalData(title).length > 0) throw wrong("personal_data_found");
  if (findPersonalData(altText).length > 0) throw wrong("personal_data_found", "altText");
  const { kind } = verdict;
  if (kind === "jpg" || kind === "png") return { title, altText, ...(await redrawn(files, { from: file.path, kind }, left)) };
  return { title, altText, kind, path: file.path, bytes: file.bytes, sha256: file.sha256 };
}

/** [FILE-05] An image is drawn anew: what a camera wrote into it (place, time, device) stays behind. */
async function redrawn(files: FileStore, { from, kind }: { from: string; kind: "jpg" | "png" }, left: string[]): Promise<Stored> {
  const path = join(files.incoming, `${randomUUID()}.${kind}`);
  left.push(path);
  const outcome = await files.redraw({ from, to: path, kind, maxSide: imageMaxSide, maxPixels: imageMaxPixels });
  if (outcome !== "done") throw new AppError(outcome === "too_large" ? "image_too_large" : "file_damaged", { field: "file" });
  const { size } = await stat(path);
  if (size > fileMaxBytes) throw new AppError("file_too_large", { field: "file" });
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return { kind, path, bytes: size, sha256: hash.digest("hex") };
}

/** Takes a file away before sending. */
export async function removeAttachment(db: Db, attachmentId: string): Promise<void> {
  unwrap(await db.rpc("remove_attachment", { attachment_id: attachmentId }));
}
