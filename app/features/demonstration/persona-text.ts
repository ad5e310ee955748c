import { m } from "#app/paraglide/messages.js";
import type { PersonaId } from "./demonstration.limits.ts";

/** What each door is called, and what one sees behind it. Outside a request the caller names the language. */
export function personaText(id: PersonaId, options: { locale?: "it" | "en" } = {}): { name: string; text: string } {
  switch (id) {
    case "citizen":
      return { name: m.demo_door_citizen({}, options), text: m.demo_door_citizen_text({}, options) };
    case "cooperative":
      return { name: m.demo_door_cooperative({}, options), text: m.demo_door_cooperative_text({}, options) };
    case "union":
      return { name: m.demo_door_union({}, options), text: m.demo_door_union_text({}, options) };
    case "school":
      return { name: m.demo_door_school({}, options), text: m.demo_door_school_text({}, options) };
    case "association":
      return { name: m.demo_door_association({}, options), text: m.demo_door_association_text({}, options) };
    case "facilitator":
      return { name: m.demo_door_facilitator({}, options), text: m.demo_door_facilitator_text({}, options) };
    case "office":
      return { name: m.demo_door_office({}, options), text: m.demo_door_office_text({}, options) };
    case "mayor":
      return { name: m.demo_door_mayor({}, options), text: m.demo_door_mayor_text({}, options) };
  }
}
