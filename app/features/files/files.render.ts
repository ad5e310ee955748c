import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import type { FileKind } from "./files.limits.ts";

const kindNames = {
  pdf: m.files_kind_pdf,
  odt: m.files_kind_odt,
  docx: m.files_kind_docx,
  jpg: m.files_kind_jpg,
  png: m.files_kind_png,
} as const satisfies Record<FileKind, () => string>;

/** «documento PDF». */
export function kindName(kind: FileKind): string {
  return kindNames[kind]();
}

/** «340 kB», «2,4 MB». */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
}
