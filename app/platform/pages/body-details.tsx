import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";

export type BodyDetail = { term: string; value: string | null };

/** What only the body that runs the site can say. A detail that is missing is shown as missing, never invented. */
export function BodyDetails({ details }: { details: readonly BodyDetail[] }) {
  const isIncomplete = details.some((detail) => detail.value === null);
  return (
    <>
      {isIncomplete && (
        <Callout kind="warning" title={m.ui_legal_template()}>
          <p className="mb-0">{m.ui_legal_template_text()}</p>
        </Callout>
      )}
      <h2 className="h4">{m.ui_legal_details()}</h2>
      <DefinitionList items={details.map(({ term, value }) => ({ term, description: value ?? <em>{m.ui_legal_blank()}</em> }))} />
    </>
  );
}
