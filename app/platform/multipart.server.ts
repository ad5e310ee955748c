/** One step of reading a multipart body: the head of a part, a piece of it, or its end. */
export type MultipartEvent = { kind: "part"; name: string; fileName: string | null } | { kind: "data"; bytes: Uint8Array } | { kind: "end" };

/** A body that is no multipart form, or breaks off. */
export class MultipartError extends Error {
  override name = "MultipartError";
}

const LINE = Buffer.from("\r\n");
const HEAD_END = Buffer.from("\r\n\r\n");
const HEAD_MAX = 8_192;
const PARTS_MAX = 40;

/** The boundary that a multipart request names, or null for any other kind of body. */
export function boundaryOf(contentType: string | null): string | null {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? "");
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * Reads a multipart body piece by piece, holding no more than a piece in memory: a file of ten megabytes never stands in it
 * whole. Throws MultipartError for what is not well formed.
 */
export async function* readMultipart(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<MultipartEvent> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter stands at the very start, without a line before it.
  let rest: Buffer = LINE;
  let state: "before" | "head" | "body" = "before";
  let parts = 0;
  for await (const piece of body) {
    rest = Buffer.concat([rest, piece]);
    for (;;) {
      if (state === "head") {
        const end = rest.indexOf(HEAD_END);
        if (end < 0 && rest.length > HEAD_MAX) throw new MultipartError("a part's head is too long");
        if (end < 0) break;
        yield { kind: "part", ...headOf(rest.subarray(0, end).toString("utf8")) };
        rest = rest.subarray(end + HEAD_END.length);
        state = "body";
        continue;
      }
      const at = rest.indexOf(delimiter);
      if (at < 0) {
        const safe = Math.max(0, rest.length - delimiter.length);
        if (state === "body" && safe > 0) yield { kind: "data", bytes: rest.subarray(0, safe) };
        rest = rest.subarray(safe);
        break;
      }
      if (rest.length < at + delimiter.length + 2) break;
      if (state === "body") {
        if (at > 0) yield { kind: "data", bytes: rest.subarray(0, at) };
        yield { kind: "end" };
      }
      const after = rest.subarray(at + delimiter.length, at + delimiter.length + 2);
      if (after.toString("latin1") === "--") return;
      if (!after.equals(LINE) || ++parts > PARTS_MAX) throw new MultipartError("a delimiter is not whole");
      rest = rest.subarray(at + delimiter.length + 2);
      state = "head";
    }
  }
  throw new MultipartError("the body breaks off");
}

function headOf(head: string): { name: string; fileName: string | null } {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1];
  const name = disposition === undefined ? undefined : /(?:^|[;\s])name="([^"]*)"/.exec(disposition)?.[1];
  if (disposition === undefined || name === undefined) throw new MultipartError("a part has no name");
  const fileName = /(?:^|[;\s])filename="([^"]*)"/.exec(disposition)?.[1];
  return { name: unquote(name), fileName: fileName === undefined ? null : unquote(fileName) };
}

/** Browsers write quotes and line ends of names in this way. */
function unquote(text: string): string {
  return text.replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");
}
