import { m } from "#app/paraglide/messages.js";
import type { AttributeChange } from "./compare.rules.ts";

const typeNames: Record<string, () => string> = {
  paragraph: m.versions_type_paragraph,
  heading: m.versions_type_heading,
  blockquote: m.versions_type_quote,
  bulletList: m.versions_type_list,
  orderedList: m.versions_type_list,
  table: m.versions_type_table,
  callout: m.versions_type_callout,
  livingBlock: m.versions_type_living,
};

/** «paragrafo», «tabella»; «blocco» for anything else. */
export function blockTypeName(type: string): string {
  return (typeNames[type] ?? m.versions_type_block)();
}

/** What changed beside the words, as a sentence. */
export function attributeSentence({ name, before, after }: AttributeChange): string {
  const shown = (value: unknown) => (value === null || value === "" ? m.versions_attribute_nothing() : name === "type" ? blockTypeName(String(value)) : String(value));
  const values = { before: shown(before), after: shown(after) };
  switch (name) {
    case "type":
      return m.versions_attribute_type(values);
    case "level":
      return m.versions_attribute_level(values);
    case "proposal":
      return m.versions_attribute_proposal(values);
    case "caption":
      return m.versions_attribute_caption(values);
    case "start":
      return m.versions_attribute_start(values);
    default:
      return m.versions_attribute_other();
  }
}
