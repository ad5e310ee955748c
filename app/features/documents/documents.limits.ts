/** Names and limits of co-edited texts. The browser, the server's gate and the converters read the same lists. */

/** The Y.XmlFragment in which the text lives; nothing else may exist at the root of a document. */
export const DOCUMENT_FIELD = "default";

/** Raised when the editor's schema learns a node that older pages would delete: those become read-only. */
export const SCHEMA_VERSION = 2;

export const BLOCK_NODES = [
  "paragraph", "heading", "blockquote", "bulletList", "orderedList", "listItem", "horizontalRule", "table", "tableRow", "tableHeader", "tableCell",
  "callout", "livingBlock",
] as const;
export const INLINE_NODES = ["hardBreak", "footnote"] as const;
export const NODE_NAMES: ReadonlySet<string> = new Set<string>([...BLOCK_NODES, ...INLINE_NODES]);
export const MARK_NAMES: ReadonlySet<string> = new Set(["bold", "italic", "underline", "link"]);

const CELL_ATTRIBUTES: ReadonlySet<string> = new Set(["colspan", "rowspan", "colwidth", "align", "numeric"]);
/** What each node may carry beside its content; nodes that are not here carry nothing. Values: node-attributes.rules.ts. */
export const NODE_ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["paragraph", new Set(["id", "proposal"])],
  ["heading", new Set(["id", "proposal", "level"])],
  ["blockquote", new Set(["id"])],
  ["bulletList", new Set(["id"])],
  ["orderedList", new Set(["id", "start", "type"])],
  ["table", new Set(["id", "caption"])],
  ["tableHeader", CELL_ATTRIBUTES],
  ["tableCell", CELL_ATTRIBUTES],
  ["callout", new Set(["id", "kind"])],
  ["footnote", new Set(["text"])],
  ["livingBlock", new Set(["id", "kind", "ref"])],
]);
export const ATTRIBUTE_NAMES: ReadonlySet<string> = new Set([...NODE_ATTRIBUTES.values()].flatMap((names) => [...names]));
/** Attributes that a person writes: they count as text, and readers see them. */
export const TEXT_ATTRIBUTES: ReadonlySet<string> = new Set(["text", "caption"]);

export const CALLOUT_KINDS = ["info", "warning", "example"] as const;
export type CalloutKind = (typeof CALLOUT_KINDS)[number];
/** What a living block shows: a proposal (its number), a closed vote (its id), the services' table (a financial heading, or «all»). */
export const LIVING_KINDS = ["proposal", "vote", "services"] as const;
export type LivingKind = (typeof LIVING_KINDS)[number];

export const LINK_ATTRIBUTES: ReadonlySet<string> = new Set(["href", "target", "rel", "class", "title"]);
export const LINK_PROTOCOLS: readonly string[] = ["http:", "https:", "mailto:", "tel:"];

/** Nodes without content: each is one position in the text. */
export const LEAF_NODES: ReadonlySet<string> = new Set(["hardBreak", "horizontalRule", "footnote", "livingBlock"]);

/** The blocks that carry a stable id and, when they come from a proposal, its number. */
export const IDENTIFIED_NODES = ["paragraph", "heading", "blockquote", "bulletList", "orderedList", "table", "callout", "livingBlock"] as const;
export const ORIGIN_NODES = ["paragraph", "heading"] as const;
export const HEADING_LEVELS = [1, 2, 3] as const;

export const DOCUMENT_LIMITS = {
  /** Visible characters, each block counting as one more. */
  length: 300_000,
  /** The whole state with the traces of what was erased; far above what a text within its length needs. */
  stateBytes: 24_000_000,
  /** How deep nodes may stand in each other. */
  nesting: 40,
  /** Client ids with something new in one change: one for each time that a page was opened while offline. */
  clientsPerChange: 100,
  /** One packet, below what a socket takes at once even as base64; anything bigger comes in acknowledged chunks of this size. */
  packetBytes: 131_072,
  /** All chunks of one change together: months of offline writing. */
  changeBytes: 4_194_304,
  /** One attribute's value, one link. */
  attributeLength: 2_000,
  /** A footnote, a table's caption. */
  footnoteLength: 1_000,
  captionLength: 200,
  presenceBytes: 2_048,
  presencePerSecond: 5,
  /** Per person, over all her windows: a steady rate and what may come at once after a pause. */
  packetsPerSecond: 60,
  packetsBurst: 240,
  bytesPerSecond: 400_000,
  bytesBurst: 8_388_608,
  /** Milliseconds that the server works at a person's packets; a whole offline week takes less than a tenth of the burst. */
  workPerSecond: 150,
  workBurst: 3_000,
  /**
   * Refused packets that no page of ours makes on purpose. Who has used them up is turned away unread, joins included, until they come back; a
   * page that can't get rid of a change sends one in two seconds.
   */
  faultsPerSecond: 1,
  faultsBurst: 16,
  joinsPerSecond: 5,
  joinsBurst: 60,
  /** Who comes after this many writers suggests and comments until somebody leaves. */
  editorsPerDocument: 60,
  documentsPerSocket: 8,
  versionLabel: 120,
  /** The words that a comment or a suggestion is about. */
  quoteLength: 4_000,
} as const;

/** What a person may do with a text now, each including the ones before it. */
export const DOCUMENT_RIGHTS = ["none", "read", "comment", "suggest", "write"] as const;
export type DocumentRight = (typeof DOCUMENT_RIGHTS)[number];

export function rightReaches(right: DocumentRight, needed: DocumentRight): boolean {
  return DOCUMENT_RIGHTS.indexOf(right) >= DOCUMENT_RIGHTS.indexOf(needed);
}

/** In which capacity somebody is in a document: this, and an organisation's name, is all that others see of her. */
export const CAPACITIES = ["office", "facilitator", "organisation", "conference", "citizen", "reader"] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Why a text can't be written by the person in front of it. */
export const READONLY_REASONS = [
  "right_missing", "suggest_only", "comment_only", "document_locked", "section_ready", "section_approved", "phase_closed", "sign_in_needed", "client_outdated",
  "document_crowded", "document_failed", "not_found",
] as const;
export type ReadonlyReason = (typeof READONLY_REASONS)[number];

/** Why one change was not taken. After `resync` ones the browser asks for the whole state and sends its own part again. */
export const REFUSALS = [
  "bad_packet", "too_large", "too_fast", "update_invalid", "update_incomplete", "client_foreign", "content_refused",
  "right_missing", "suggest_only", "comment_only", "document_locked", "section_ready", "section_approved", "phase_closed", "sign_in_needed", "client_outdated",
  "document_crowded", "document_full", "document_failed", "epoch_changed", "not_found", "not_joined",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export function isAllowedLink(href: unknown): boolean {
  if (typeof href !== "string" || href.length > DOCUMENT_LIMITS.attributeLength) return false;
  try {
    return LINK_PROTOCOLS.includes(new URL(href).protocol);
  } catch {
    return false;
  }
}
