import type { FileHandle } from "node:fs/promises";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { archiveMaxBytes, archiveMaxParts, contentTypes, type FileKind } from "./files.limits.ts";

export type FileVerdict = { kind: FileKind } | { problem: "file_kind_refused" | "file_damaged" };

type Entry = { name: string; method: number; flags: number; packed: number; unpacked: number; offset: number };

const refused: FileVerdict = { problem: "file_kind_refused" };
const damaged: FileVerdict = { problem: "file_damaged" };
const END_BYTES = 22;
const DIRECTORY_MAX = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * [FILE-03] Looks into a ZIP: an ODT or DOCX without macros, whose parts unpack to what they say and to no more than the
 * limit. Every part is unpacked once, piece by piece and thrown away, because what a bomb says of itself is a lie.
 */
export async function inspectArchive(handle: FileHandle, size: number): Promise<FileVerdict> {
  const entries = await readDirectory(handle, size);
  if (entries === null) return damaged;
  const kind = await kindOfEntries(handle, entries);
  if (kind === null) return refused;
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  // Parts that share their bytes are packed to more than there is.
  if (total > archiveMaxBytes || packed > size) return refused;
  for (const entry of entries) if (!(await unpacksAsItSays(handle, entry))) return damaged;
  return { kind };
}

async function kindOfEntries(handle: FileHandle, entries: readonly Entry[]): Promise<"odt" | "docx" | null> {
  const names = new Set(entries.map(({ name }) => name));
  const isEncrypted = entries.some(({ flags }) => (flags & 1) !== 0);
  const isStrange = entries.some(({ name, method }) => name.startsWith("/") || name.includes("..") || name.includes("\\") || (method !== STORED && method !== DEFLATED));
  if (isEncrypted || isStrange || names.size !== entries.length) return null;
  const hasMacros = entries.some(({ name }) => /(^|\/)vbaProject[^/]*\.bin$/i.test(name) || /^(Basic|Scripts)\/./.test(name) || /\.(exe|dll|js|vbs|bat|cmd|ps1|jar)$/i.test(name));
  if (hasMacros) return null;
  if (names.has("[Content_Types].xml") && names.has("word/document.xml")) return "docx";
  const [first] = entries.toSorted((a, b) => a.offset - b.offset);
  if (first?.name !== "mimetype" || first.method !== STORED || first.unpacked > 100 || !names.has("content.xml")) return null;
  const type = await readPart(handle, first);
  return type?.toString("latin1").trim() === contentTypes.odt ? "odt" : null;
}

/** A piece of a file; shorter where the file ends. */
export async function readBytes(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** The list at the end of the archive; null when there is none, or none that makes sense. */
async function readDirectory(handle: FileHandle, size: number): Promise<Entry[] | null> {
  if (size < END_BYTES) return null;
  const tail = await readBytes(handle, Math.max(0, size - END_BYTES - 1_024), Math.min(size, END_BYTES + 1_024));
  const at = tail.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  // Nothing may follow but the comment that the mark announces.
  if (at < 0 || at + END_BYTES > tail.length || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) return null;
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  if (count === 0 || count > archiveMaxParts || length > DIRECTORY_MAX || offset + length > size) return null;
  return parseEntries(await readBytes(handle, offset, length), count);
}

function parseEntries(directory: Buffer, count: number): Entry[] | null {
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    const skip = nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    entries.push({
      name: directory.toString("utf8", at + 46, at + 46 + nameLength),
      flags: directory.readUInt16LE(at + 8),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + skip;
  }
  return entries;
}

/** Where the bytes of a part begin; null when its own head is not there. */
async function startOf(handle: FileHandle, entry: Entry): Promise<number | null> {
  const head = await readBytes(handle, entry.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return null;
  return entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
}

async function readPart(handle: FileHandle, entry: Entry): Promise<Buffer | null> {
  const start = await startOf(handle, entry);
  return start === null ? null : readBytes(handle, start, entry.packed);
}

async function unpacksAsItSays(handle: FileHandle, entry: Entry): Promise<boolean> {
  const start = await startOf(handle, entry);
  if (start === null) return false;
  if (entry.method === STORED) return entry.packed === entry.unpacked;
  if (entry.packed === 0) return false;
  let unpacked = 0;
  const count = new Writable({
    write(piece: Buffer, _encoding, done) {
      unpacked += piece.length;
      done(unpacked > entry.unpacked ? new Error("more than it says") : null);
    },
  });
  try {
    await pipeline(handle.createReadStream({ start, end: start + entry.packed - 1, autoClose: false }), createInflateRaw(), count);
  } catch {
    return false;
  }
  return unpacked === entry.unpacked;
}
