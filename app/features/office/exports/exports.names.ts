import { m } from "#app/paraglide/messages.js";
import type { ExportList } from "./exports.limits.ts";

/** The name of a list that can be taken as a file. Apart from what makes the files: a page needs the names alone. */
export function listName(list: ExportList): string {
  switch (list) {
    case "proposals":
      return m.office_export_proposals();
    case "outcomes":
      return m.office_export_outcomes();
    case "organisations":
      return m.office_export_organisations();
    case "adesioni":
      return m.office_export_adesioni();
    case "comments":
      return m.office_export_comments();
    case "audit":
      return m.office_export_audit();
  }
}
