const END = 0x06054b50;
const ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * Reads the entries of a zip file that `isWanted` names, as text. The browser's own inflating does it: no library comes with it. Throws for
 * what is no zip.
 */
export async function readZipTexts(file: ArrayBuffer, isWanted: (name: string) => boolean): Promise<Map<string, string>> {
  const view = new DataView(file);
  const texts = new Map<string, string>();
  let at = view.getUint32(endOf(view) + 16, true);
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY) {
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(file, at + 46, nameLength));
    if (isWanted(name)) texts.set(name, await textOf(file, view, at));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return texts;
}

/** The directory's end stands at the file's end, before a comment of any length. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw new Error("not a zip file");
}

async function textOf(file: ArrayBuffer, view: DataView, entry: number): Promise<string> {
  const header = view.getUint32(entry + 42, true);
  const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const packed = new Response(new Uint8Array(file, from, view.getUint32(entry + 20, true)));
  if (view.getUint16(entry + 10, true) !== DEFLATED || !packed.body) return packed.text();
  return new Response(packed.body.pipeThrough(new DecompressionStream("deflate-raw"))).text();
}
