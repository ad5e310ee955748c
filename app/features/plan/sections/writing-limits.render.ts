import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";

const MEGABYTE = 1_048_576;

/** The limits of texts written together, from the very numbers that the server holds people to. */
export function writingLimits(): { name: string; value: string }[] {
  const megabytes = (bytes: number) => m.sections_limit_megabytes({ count: formatNumber(bytes / MEGABYTE) });
  return [
    { name: m.sections_limit_editors(), value: formatNumber(DOCUMENT_LIMITS.editorsPerDocument) },
    { name: m.sections_limit_length(), value: formatNumber(DOCUMENT_LIMITS.length) },
    { name: m.sections_limit_quote(), value: formatNumber(DOCUMENT_LIMITS.quoteLength) },
    { name: m.sections_limit_footnote(), value: formatNumber(DOCUMENT_LIMITS.footnoteLength) },
    { name: m.sections_limit_caption(), value: formatNumber(DOCUMENT_LIMITS.captionLength) },
    { name: m.sections_limit_link(), value: formatNumber(DOCUMENT_LIMITS.attributeLength) },
    { name: m.sections_limit_version(), value: formatNumber(DOCUMENT_LIMITS.versionLabel) },
    { name: m.sections_limit_change(), value: megabytes(DOCUMENT_LIMITS.changeBytes) },
    { name: m.sections_limit_packets(), value: formatNumber(DOCUMENT_LIMITS.packetsPerSecond) },
    { name: m.sections_limit_burst(), value: formatNumber(DOCUMENT_LIMITS.packetsBurst) },
    { name: m.sections_limit_documents(), value: formatNumber(DOCUMENT_LIMITS.documentsPerSocket) },
  ];
}
