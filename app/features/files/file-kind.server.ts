import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { type FileVerdict, inspectArchive, readBytes } from "./archive.server.ts";
import { contentTypes, fileKinds } from "./files.limits.ts";

const HEAD_BYTES = 4_100;
const TAIL_BYTES = 1_024;
const refused: FileVerdict = { problem: "file_kind_refused" };

/**
 * [FILE-02] What the file at `path` is, by its content alone: neither its name nor what the browser said counts. A file that
 * is two things at once (a PDF that is also a page or an archive) is refused.
 */
export async function kindOfFile(path: string): Promise<FileVerdict> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const head = await readBytes(handle, 0, Math.min(HEAD_BYTES, size));
    if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return await inspectArchive(handle, size);
    const mime = (await fileTypeFromBuffer(head))?.mime;
    const kind = fileKinds.find((one) => contentTypes[one] === mime);
    switch (kind) {
      case "pdf":
        return inspectPdf(head, await readBytes(handle, Math.max(0, size - TAIL_BYTES), Math.min(TAIL_BYTES, size)));
      case "jpg":
      case "png":
        return { kind };
      default:
        return refused;
    }
  } finally {
    await handle.close();
  }
}

/** Readers take a PDF with a kilobyte of anything before its mark; we don't, nor one with a page inside its head or an archive at its end. */
function inspectPdf(head: Buffer, tail: Buffer): FileVerdict {
  const text = head.toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(text)) return refused;
  if (/<(?:!doctype\s+html|html|script|svg|body|iframe)\b/i.test(text) || tail.includes("PK\u0005\u0006", 0, "latin1")) return refused;
  return tail.includes("%%EOF", 0, "latin1") ? { kind: "pdf" } : { problem: "file_damaged" };
}
