import { useDistrict } from "#app/features/districts/use-district.ts";
import { Card, CardGrid } from "#app/ui/card.tsx";
import { deskGroups } from "../desk-pages.ts";

/** The pages of the desk, group by group. */
export function DeskLinks({ hasCycle, isHead }: { hasCycle: boolean; isHead: boolean }) {
  const { slug: ambito } = useDistrict();
  return deskGroups(ambito, { hasCycle, isHead }).map((group) => (
    <section key={group.key} className="mb-4">
      <h3 className="h5">{group.title}</h3>
      <CardGrid label={group.title}>
        {group.pages.map((page) => (
          <Card key={page.to} title={page.title} to={page.to} headingLevel={4}>
            <p className="mb-0">{page.text}</p>
          </Card>
        ))}
      </CardGrid>
    </section>
  ));
}
