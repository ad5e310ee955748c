import { m } from "#app/paraglide/messages.js";
import { sentenceWithNamedPersonAndHealth } from "./named-person.rules.ts";

/** [MOD-05] Points at the sentence that seems to speak of one person's health, or null. It warns; nothing is refused for it. */
export function namedPersonWarning(text: string): string | null {
  const sentence = sentenceWithNamedPersonAndHealth(text);
  return sentence === null ? null : m.moderation_warn_named_person({ sentence: sentence.length > 160 ? `${sentence.slice(0, 160)}…` : sentence });
}
