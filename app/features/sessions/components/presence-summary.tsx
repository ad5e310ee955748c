import { m } from "#app/paraglide/messages.js";
import { Figure } from "#app/ui/figure.tsx";
import { attendanceCategoryName } from "../sessions.render.ts";
import type { SessionPage } from "../sessions.schema.ts";

/** Who is there: numbers by category and the organisations' names. */
export function PresenceSummary({ presence }: { presence: SessionPage["presence"] }) {
  return (
    <>
      <div className="ta-figures">
        <Figure value={presence.total} label={m.sessions_present()} />
        {presence.online > 0 && <Figure value={presence.online} label={m.sessions_present_online()} />}
      </div>
      {presence.byCategory.length > 0 && (
        <ul>
          {presence.byCategory.map(({ category, count }) => (
            <li key={category}>{m.sessions_category_count({ category: attendanceCategoryName(category), count })}</li>
          ))}
        </ul>
      )}
      {presence.organisations.length > 0 && (
        <details>
          <summary>{m.sessions_present_organisations()}</summary>
          <ul>
            {presence.organisations.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
