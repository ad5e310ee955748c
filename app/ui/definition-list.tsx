import type { ReactNode } from "react";

export type Definition = { term: string; description: ReactNode };

/** Facts with their names: where, when, who. What has no description is left out. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="ta-definitions">
      {items
        .filter((item) => item.description !== null && item.description !== undefined && item.description !== "")
        .map((item) => (
          <div key={item.term}>
            <dt>{item.term}</dt>
            <dd>{item.description}</dd>
          </div>
        ))}
    </dl>
  );
}
