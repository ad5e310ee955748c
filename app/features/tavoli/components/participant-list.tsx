import { categoryName } from "#app/features/organisations/categories.render.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { TavoloPage } from "../tavoli.schema.ts";

/** The organisations that sit at a tavolo; who acts for them is not public. */
export function ParticipantList({ participants }: { participants: TavoloPage["participants"] }) {
  if (participants.length === 0) return <EmptyState title={m.tavoli_participants_none()} />;
  return (
    <>
      <p>{m.tavoli_participants_text()}</p>
      <ul>
        {participants.map((organisation) => (
          <li key={organisation.id}>
            <span className="fw-semibold">{organisation.name}</span> – {categoryName(organisation.category)}
            {organisation.municipality && `, ${organisation.municipality}`}
          </li>
        ))}
      </ul>
    </>
  );
}
