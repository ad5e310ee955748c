import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { Card } from "#app/ui/card.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { phaseName } from "../districts.render.ts";
import type { HomeDistrict } from "../districts.schema.ts";

/** A district on the home page: where it is, how big, and at which point its Conferenza stands. */
export function HomeDistrictCard({ district }: { district: HomeDistrict }) {
  return (
    <Card title={district.name} to={href("/:ambito", { ambito: district.slug })} eyebrow={m.districts_lead_body({ body: district.leadBody })}>
      <p>
        {m.districts_home_size({ municipalities: district.municipalities, inhabitants: formatNumber(district.inhabitants) })}
        <br />
        {m.districts_home_taking_part({ tavoli: district.tavoli, organisations: district.organisations })}
      </p>
      {district.phase && (
        <p className="mb-0">
          {m.districts_home_cycle({ label: district.cycleLabel ?? "" })} <Tag tone="info">{phaseName(district.phase)}</Tag>
        </p>
      )}
    </Card>
  );
}
