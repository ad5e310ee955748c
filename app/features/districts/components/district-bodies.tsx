import { m } from "#app/paraglide/messages.js";
import { Card, CardGrid } from "#app/ui/card.tsx";
import type { DistrictPage } from "../districts.schema.ts";

/** What the bodies that every district has are for; a district's own words win. */
function knownText(name: string): string {
  switch (name) {
    case "Conferenza di Servizi":
      return m.districts_body_services_conference();
    case "Conferenza di Programmazione":
      return m.districts_body_programming_conference();
    case "Ufficio di Piano":
      return m.districts_body_plan_office();
    default:
      return "";
  }
}

/** Who proposes, who decides, who writes: the bodies of the district. */
export function DistrictBodies({ bodies }: { bodies: DistrictPage["bodies"] }) {
  if (bodies.length === 0) return null;
  return (
    <>
      <h3>{m.districts_bodies_title()}</h3>
      <CardGrid label={m.districts_bodies_title()}>
        {bodies.map((body) => (
          <Card key={body.name} title={body.name} headingLevel={4}>
            <p className="mb-0">{body.text || knownText(body.name)}</p>
          </Card>
        ))}
      </CardGrid>
    </>
  );
}
