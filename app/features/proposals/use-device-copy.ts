import { textFields } from "./proposals.limits.ts";
import { emptyContent, type ProposalContent } from "./proposals.rules.ts";

/** A text that the server may not have yet, kept by the browser. `revision` is the server's when it was begun. */
export type DeviceCopy = { id: string; revision: number; content: ProposalContent };

const prefix = "tavoli-aperti:proposta:";

/** Where the copy of a proposal that is being begun in a district lies. */
export function newCopyKey(ambito: string): string {
  return `${prefix}nuova:${ambito}`;
}

export function draftCopyKey(id: string): string {
  return `${prefix}${id}`;
}

/** A browser may forbid or fill its storage: then the text stays in the page and on the server. */
export function keepCopy(key: string, copy: DeviceCopy): void {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
  } catch {
    // Nothing to do: the status that is shown comes from the server's answer.
  }
}

export function forgetCopy(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** The copy under a key, or null when there is none or it is damaged. */
export function readCopy(key: string): DeviceCopy | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    // A copy from before the full form has fewer answers.
    return isDeviceCopy(value) ? { ...value, content: { ...emptyContent, ...value.content } } : null;
  } catch {
    return null;
  }
}

function isDeviceCopy(value: unknown): value is DeviceCopy {
  if (typeof value !== "object" || value === null) return false;
  if (!("id" in value && typeof value.id === "string" && "revision" in value && typeof value.revision === "number" && "content" in value)) return false;
  const { content } = value;
  if (typeof content !== "object" || content === null) return false;
  return textFields.every((field) => typeof Reflect.get(content, field) === "string") && Array.isArray(Reflect.get(content, "municipalityIds"));
}
