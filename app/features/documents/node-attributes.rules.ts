import { CALLOUT_KINDS, type CalloutKind, DOCUMENT_LIMITS, LIVING_KINDS, type LivingKind, NODE_ATTRIBUTES } from "./documents.limits.ts";

const LIVING_REF = /^[A-Za-z0-9-]{1,64}$/;
const SHORT = 200;
const DEEPEST_HEADING = 6;

/** True when a node of this name may carry this attribute with this value. The gate, the converters and pasting ask the same. */
export function isAttributeAllowed(node: string, name: string, value: unknown): boolean {
  if (!NODE_ATTRIBUTES.get(node)?.has(name)) return false;
  if (value === null) return true;
  switch (name) {
    case "level":
      return isWhole(value, 1, DEEPEST_HEADING);
    case "start":
      return typeof value === "number";
    case "colspan":
    case "rowspan":
      return isWhole(value, 1, 1_000);
    case "colwidth":
      return Array.isArray(value) && value.length <= 50 && value.every((part) => typeof part === "number");
    case "numeric":
      return typeof value === "boolean";
    case "caption":
      return isText(value, DOCUMENT_LIMITS.captionLength);
    case "text":
      return isText(value, DOCUMENT_LIMITS.footnoteLength);
    case "kind":
      return node === "callout" ? isCalloutKind(value) : isLivingKind(value);
    case "ref":
      return isLivingRef(value);
    default:
      return isText(value, SHORT);
  }
}

export function isCalloutKind(value: unknown): value is CalloutKind {
  return CALLOUT_KINDS.some((kind) => kind === value);
}

export function isLivingKind(value: unknown): value is LivingKind {
  return LIVING_KINDS.some((kind) => kind === value);
}

export function isLivingRef(value: unknown): value is string {
  return typeof value === "string" && LIVING_REF.test(value);
}

/** Pasted text as an attribute may hold it: not longer, and no half of a character, which the database could not keep. */
export function attributeOf(text: string, longest: number): string {
  return text.replaceAll("\0", "").slice(0, longest).replace(/[\ud800-\udbff]$/, "");
}

function isText(value: unknown, longest: number): boolean {
  return typeof value === "string" && value.length <= longest;
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most;
}
