import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { type AuditFilters, type AuditPage, AuditPageSchema } from "./audit.schema.ts";

/** [DESK-10] A page of the district's audit trail, newest first. Head of the office only, else 404. */
export async function listAuditTrail(db: Db, districtId: string, { atto, ruolo, proposta, dal, al, dopo }: AuditFilters): Promise<AuditPage> {
  const given = Object.entries({ act: atto, actedAs: ruolo, number: proposta, from: dal, to: al }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return AuditPageSchema.parse(unwrap(await db.rpc("audit_page", { district_id: districtId, filters: Object.fromEntries(given), ...(dopo === null ? {} : { before: dopo }) })));
}
