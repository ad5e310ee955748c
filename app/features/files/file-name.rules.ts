import { contentTypes, type FileKind, fileTitleMax } from "./files.limits.ts";

/**
 * [FILE-04] The title of a file from the name that it had on somebody's device: without folders, ending, control or
 * direction characters. `fallback` for a name of which nothing stays.
 */
export function titleOfFile(name: string, fallback: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, " ")
    .replace(/\.[A-Za-z0-9]{1,8}$/, "")
    .replace(/\s+/g, " ")
    .trim();
  return [...clean].slice(0, fileTitleMax).join("").slice(0, fileTitleMax).trim() || fallback;
}

/** The headers with which a file leaves: always to be saved, never shown, never run, kept by nobody on the way. */
export function downloadHeaders({ title, kind, bytes }: { title: string; kind: FileKind; bytes: number }): Record<string, string> {
  return {
    "Content-Type": contentTypes[kind],
    "Content-Length": String(bytes),
    "Content-Disposition": contentDisposition(`${title}.${kind}`),
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
  };
}

/** Old programs read the plain name, everybody else the second one (RFC 6266). */
function contentDisposition(name: string): string {
  const plain = name.normalize("NFKD").replace(/[^A-Za-z0-9 ._-]/g, "").replace(/\s+/g, " ").trim() || "allegato";
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
