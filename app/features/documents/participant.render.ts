import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import type { Participant } from "./documents.events.ts";
import type { Capacity } from "./documents.limits.ts";

/** Caret colours: each at least 4.5 : 1 against white, so that the name on it is readable. */
const CARET_COLOURS = ["#0066cc", "#a61b5b", "#00734c", "#7a4b00", "#5b3fa6", "#b3261e", "#00687a", "#5c5f00", "#8a3ffc", "#98430f", "#1f5f8b", "#4f6228"] as const;

export function caretColour(colour: number): string {
  return CARET_COLOURS[colour % CARET_COLOURS.length] ?? CARET_COLOURS[0];
}

const capacityNames = {
  office: m.documents_capacity_office,
  facilitator: m.documents_capacity_facilitator,
  organisation: m.documents_capacity_reader,
  conference: m.documents_capacity_conference,
  citizen: m.documents_capacity_citizen,
  reader: m.documents_capacity_reader,
} as const satisfies Record<Capacity, unknown>;

/** Who somebody is for the others: her organisation, or the body that she writes for; never her own name. */
export function participantName({ capacity, label }: Pick<Participant, "capacity" | "label">, options: { locale?: Locale } = {}): string {
  return label ?? capacityNames[capacity]({}, options);
}
