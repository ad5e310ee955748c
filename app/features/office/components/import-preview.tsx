import { Form } from "react-router";
import type { ImportPreview as Preview } from "#app/features/organisations/import.server.ts";
import type { ImportError } from "#app/features/organisations/import.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";

/** More lines than these are counted, not shown. */
const SHOWN = 100;

/** What the list would do: new ones, those that are there, and what is wrong, line by line. Nothing is written before the button. */
export function ImportPreview({ preview: { rows, errors, outcomes, text } }: { preview: Preview & { text: string } }) {
  const isNew = new Set(outcomes.filter(({ outcome }) => outcome === "new").map(({ line }) => line));
  const wrongLines = new Set(errors.map(({ line }) => line)).size;
  return (
    <section className="mb-5" aria-labelledby="preview">
      <h2 id="preview">{m.organisations_import_preview_title()}</h2>
      <p role="status">{m.organisations_import_summary({ added: isNew.size, there: rows.length - isNew.size, wrong: wrongLines })}</p>
      {errors.length > 0 && (
        <DataTable
          caption={m.organisations_import_errors({ count: errors.length })}
          rows={errors.slice(0, SHOWN)}
          rowKey={({ line, column, problem }) => `${line}-${column}-${problem}`}
          columns={[
            { key: "line", header: m.organisations_import_line(), isRowHeader: true, cell: ({ line }) => line },
            { key: "column", header: m.organisations_import_column(), cell: ({ column }) => column },
            { key: "problem", header: m.organisations_import_problem(), cell: problemSentence },
          ]}
        />
      )}
      {isNew.size > 0 && (
        <>
          <DataTable
            narrow="compact"
            caption={m.organisations_import_new({ count: isNew.size })}
            rows={rows.filter(({ line }) => isNew.has(line)).slice(0, SHOWN)}
            rowKey={({ line }) => String(line)}
            columns={[
              { key: "line", header: m.organisations_import_line(), cell: ({ line }) => line },
              { key: "name", header: m.organisations_name(), isRowHeader: true, cell: ({ name }) => name },
            ]}
          />
          {errors.length > 0 && <Alert kind="warning">{m.organisations_import_partial()}</Alert>}
          <Form method="post">
            <input type="hidden" name="intent" value="confirm" />
            <textarea name="text" defaultValue={text} hidden readOnly />
            <SubmitButton>{m.organisations_import_confirm({ count: isNew.size })}</SubmitButton>
          </Form>
        </>
      )}
    </section>
  );
}

function problemSentence({ problem }: ImportError): string {
  switch (problem) {
    case "text_empty":
      return m.organisations_import_problem_empty();
    case "text_too_short":
    case "text_too_long":
      return m.organisations_import_problem_length();
    case "category_unknown":
      return m.organisations_import_problem_category();
    case "municipality_unknown":
      return m.organisations_import_problem_municipality();
    case "choice_unknown":
      return m.organisations_import_problem_choice();
    case "tax_code_wrong":
      return m.error_tax_code_wrong();
    case "tax_code_personal":
      return m.error_tax_code_personal();
    case "runts_incomplete":
      return m.error_runts_incomplete();
    case "email_invalid":
      return m.organisations_import_problem_email();
    case "link_invalid":
      return m.organisations_import_problem_link();
  }
}
