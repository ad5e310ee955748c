import { href } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { Card, CardGrid } from "#app/ui/card.tsx";

/** The pages of the desk. Those of the cycle appear once there is one. */
export function DeskLinks({ hasCycle }: { hasCycle: boolean }) {
  const { slug: ambito } = useDistrict();
  const ofCycle = [
    { to: href("/:ambito/ufficio/proposte", { ambito }), title: m.office_proposals_title(), text: m.office_proposals_card() },
    { to: href("/:ambito/sedute/nuova", { ambito }), title: m.office_session_title(), text: m.office_session_card() },
    { to: href("/:ambito/ufficio/fase", { ambito }), title: m.office_phase_title(), text: m.office_phase_card() },
    { to: href("/:ambito/ufficio/conferenza", { ambito }), title: m.office_conference_title(), text: m.office_conference_card() },
    { to: href("/:ambito/ufficio/calendario", { ambito }), title: m.office_calendar_title(), text: m.office_calendar_card() },
    { to: href("/:ambito/ufficio/documenti", { ambito }), title: m.office_documents_title(), text: m.office_documents_card() },
    { to: href("/:ambito/ufficio/tavoli", { ambito }), title: m.office_tavoli_title(), text: m.office_tavoli_card() },
  ];
  const links = [
    ...(hasCycle ? ofCycle : []),
    { to: href("/:ambito/ufficio/organizzazioni", { ambito }), title: m.office_organisations_title(), text: m.office_organisations_card() },
    { to: href("/:ambito/ufficio/ruoli", { ambito }), title: m.office_roles_title(), text: m.office_roles_card() },
    { to: href("/:ambito/ufficio/ciclo", { ambito }), title: m.office_cycle_title(), text: m.office_cycle_card() },
  ];
  return (
    <CardGrid label={m.office_manage_title()}>
      {links.map((link) => (
        <Card key={link.to} title={link.title} to={link.to}>
          <p className="mb-0">{link.text}</p>
        </Card>
      ))}
    </CardGrid>
  );
}
