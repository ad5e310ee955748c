import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { ExportList } from "./exports.limits.ts";

const ExportPageSchema = z.object({ lines: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });

export const exportPageSize = 500;

/** One page of a list for a file; the right is asked for again at each. */
export async function getExportPage(db: Db, districtId: string, list: ExportList, after: string | null) {
  const page = await db.rpc("export_page", { district_id: districtId, list, page_size: exportPageSize, ...(after === null ? {} : { after }) });
  return ExportPageSchema.parse(unwrap(page));
}

/** Writes into the audit trail that a list is taken as a file; fails as its first page would. */
export async function beginExport(db: Db, districtId: string, list: ExportList): Promise<void> {
  unwrap(await db.rpc("begin_export", { district_id: districtId, list }));
}
