import { importTemplate } from "../import.server.ts";

/** The empty list that the office fills in. */
export function loader() {
  return new Response(importTemplate(), {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="organizzazioni-modello.csv"', "X-Content-Type-Options": "nosniff" },
  });
}
