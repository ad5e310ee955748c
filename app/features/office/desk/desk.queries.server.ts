import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { deskPageSize } from "./desk.limits.ts";
import { BoardSchema, DeskAddressSchema, type DeskFilters, type DeskTable, DeskTableSchema } from "./desk.schema.ts";

/** The filters without those that are not set: what SQL takes. */
export function givenFilters(filters: DeskFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

export function deskAddress(url: URL) {
  return DeskAddressSchema.parse(Object.fromEntries(url.searchParams));
}

/** The desk's table with its filters' choices, the colleagues and the saved views, in one call. Office only, else 404. */
export async function listDeskProposals(db: Db, districtId: string, filters: DeskFilters, after: string | null): Promise<DeskTable> {
  const page = await db.rpc("office_proposals", { district_id: districtId, filters: givenFilters(filters), page_size: deskPageSize, ...(after === null ? {} : { after }) });
  return DeskTableSchema.parse(unwrap(page));
}

/** The board: proposals by state, of one tavolo when its slug is given. Office only, else 404. */
export async function getBoard(db: Db, districtId: string, tavolo: string | null) {
  return BoardSchema.parse(unwrap(await db.rpc("office_board", { district_id: districtId, ...(tavolo === null ? {} : { tavolo }) })));
}
