import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Card, CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { TavoloCard } from "../districts.schema.ts";
import { useDistrict } from "../use-district.ts";

/** The tavoli of the current cycle as cards, or a sentence that there are none yet. */
export function TavoloCards({ tavoli, headingLevel = 3 }: { tavoli: readonly TavoloCard[]; headingLevel?: 2 | 3 }) {
  const { slug } = useDistrict();
  if (tavoli.length === 0) return <EmptyState title={m.districts_tavoli_none()} />;
  return (
    <CardGrid label={m.districts_tavoli_title()}>
      {tavoli.map((tavolo) => (
        <Card
          key={tavolo.slug}
          title={<span lang="it">{tavolo.name}</span>}
          headingLevel={headingLevel}
          to={href("/:ambito/tavoli/:tavolo", { ambito: slug, tavolo: tavolo.slug })}
          footer={<small>{m.districts_tavolo_counts({ organisations: tavolo.organisations, proposals: tavolo.proposals })}</small>}
        >
          {tavolo.description && <p lang="it">{tavolo.description}</p>}
        </Card>
      ))}
    </CardGrid>
  );
}
