import { Form, href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { PERSONAS } from "../demonstration.limits.ts";
import { personaText } from "../persona-text.ts";

/** «Entra come…»: one click each, with or without scripts. */
export function Doors({ withTour }: { withTour: boolean }) {
  return (
    <section aria-labelledby="entra-come" className="ta-demo-doors mb-5">
      <h2 id="entra-come">{m.demo_doors_title()}</h2>
      <p>{m.demo_doors_lead()}</p>
      <Form method="post" action={href("/demo/entra")} reloadDocument>
        <ul className="ta-demo-door-list">
          {PERSONAS.map(({ id }) => (
            <li key={id}>
              <button type="submit" name="persona" value={id} className="ta-demo-door">
                <span className="ta-demo-door-name">{personaText(id).name}</span>
                <span>{personaText(id).text}</span>
              </button>
            </li>
          ))}
        </ul>
      </Form>
      {withTour && (
        <p className="ta-demo-tour-call">
          <strong>{m.demo_tour_call_title()}</strong> {m.demo_tour_call_text()}{" "}
          <LinkButton to={href("/demo/visita")} size="sm">
            {m.demo_tour_call()}
          </LinkButton>
        </p>
      )}
    </section>
  );
}
