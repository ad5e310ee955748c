import { getDistrict } from "#app/features/districts/district-context.ts";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { csvFile, xlsxFile } from "../exports/export-file.server.ts";
import { exportNames } from "../exports/exports.limits.ts";
import { beginExport } from "../exports/exports.queries.server.ts";
import { todayInRome } from "../today.server.ts";
import type { Route } from "./+types/export-file";

const types = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const;

/** `/:ambito/ufficio/esporta/proposte.csv`: one of the desk's lists as a file, for who has the right at this moment. */
export async function loader({ context, params: { file } }: Route.LoaderArgs): Promise<Response> {
  const { id, slug } = getDistrict(context);
  const wanted = exportNames.flatMap(({ list, name }) => (["csv", "xlsx"] as const).map((format) => ({ list, name, format }))).find(({ name, format }) => `${name}.${format}` === file);
  if (!wanted) throw new AppError("not_found");
  const db = getDb(context);
  await beginExport(db, id, wanted.list);
  const body = wanted.format === "csv" ? await csvFile(db, id, wanted.list) : new Uint8Array(await xlsxFile(db, id, wanted.list));
  return new Response(body, {
    headers: {
      "Content-Type": types[wanted.format],
      "Content-Disposition": `attachment; filename="${wanted.name}-${slug}-${todayInRome()}.${wanted.format}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
