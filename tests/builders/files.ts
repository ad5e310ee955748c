import { crc32, deflateRawSync } from "node:zlib";
import sharp from "sharp";

/** A drawn picture with what a camera writes into it: device, place and time. */
export async function pictureWithPlace(kind: "png" | "jpeg", size = 40): Promise<Buffer> {
  const drawn = sharp({ create: { width: size * 2, height: size, channels: 3, background: { r: 10, g: 120, b: 80 } } }).withExif({
    IFD0: { Make: "Fotocamera", Model: "Segreta", Artist: "Maria Nome" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "39/1 13/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "9/1 7/1 0/1" },
  });
  return kind === "png" ? drawn.png().toBuffer() : drawn.jpeg().toBuffer();
}

/** The smallest PDF that readers open. `filler` makes it as large as wanted. */
export function smallPdf(filler = 0): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%${"x".repeat(filler)}\ntrailer<</Root 1 0 R>>\n%%EOF\n`, "latin1");
}

export type ArchivePart = { name: string; content: string | Buffer; stored?: boolean; /** What the list says of its size, when that is not true. */ claims?: number };

/** A ZIP of these parts. */
export function archiveOf(parts: readonly ArchivePart[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, claims } of parts) {
    const raw = Buffer.from(content);
    const packed = stored ? raw : deflateRawSync(raw);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    list.push(entry, Buffer.from(name));
    const body = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, Buffer.from(name), packed]);
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

export function smallOdt(more: readonly ArchivePart[] = []): Buffer {
  return archiveOf([{ name: "mimetype", content: "application/vnd.oasis.opendocument.text", stored: true }, { name: "content.xml", content: "<office/>" }, ...more]);
}

export function smallDocx(more: readonly ArchivePart[] = []): Buffer {
  return archiveOf([{ name: "[Content_Types].xml", content: "<Types/>" }, { name: "word/document.xml", content: "<w/>" }, ...more]);
}

/** The form that sends a file, as a browser sends it. */
export function uploadRequest(content: Buffer | null, name: string, altText = "", address = "http://localhost/carica"): Request {
  const form = new FormData();
  form.set("altText", altText);
  form.set("file", content === null ? new File([], "") : new File([new Uint8Array(content)], name, { type: "application/octet-stream" }));
  return new Request(address, { method: "POST", body: form });
}
