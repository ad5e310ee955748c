import { Form, href } from "react-router";
import type { PersonaId } from "../demonstration.limits.ts";
import { personaText } from "../persona-text.ts";

type Props = { persona: PersonaId; /** A path to go to instead of the person's own page. */ returnTo?: string | undefined; label: string; light?: boolean | undefined };

/** One door on its own, where a page tells whom to enter as. The page is loaded anew, so that its socket has the new login. */
export function DoorButton({ persona, returnTo, label, light = false }: Props) {
  return (
    <Form method="post" action={href("/demo/entra")} reloadDocument className="ta-demo-door-one">
      {returnTo !== undefined && <input type="hidden" name="poi" value={returnTo} />}
      <button type="submit" name="persona" value={persona} className={`btn btn-sm ta-btn ${light ? "btn-outline-light" : "btn-primary"}`}>
        {label}: {personaText(persona).name}
      </button>
    </Form>
  );
}
