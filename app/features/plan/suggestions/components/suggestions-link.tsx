import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";

/** From a section to the changes that were asked of it. */
export function SuggestionsLink({ ambito, sezione }: { ambito: string; sezione: string }) {
  return <p className="mt-2 d-print-none"><LinkButton to={href("/:ambito/piano/:sezione/suggerimenti", { ambito, sezione })} variant="outline" icon="it-pencil">{m.suggestions_title()}</LinkButton></p>;
}
