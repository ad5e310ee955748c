import { z } from "zod";
import type { ErrorCode } from "#app/platform/errors.ts";

const code = (value: ErrorCode): ErrorCode => value;

/** "A192;Alghero;07041" a line; the postal code may be missing, blank lines are skipped. */
const MunicipalityLinesSchema = z.string().max(20_000, code("text_too_long")).transform((text, check) => {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const rows = lines.map((line) => {
    const [cadastralCode = "", name = "", postalCode = ""] = line.split(/[;\t]/).map((cell) => cell.trim());
    return { cadastralCode: cadastralCode.toUpperCase(), name, postalCode };
  });
  const isWrong = rows.length === 0 || rows.some((row) => !/^[A-Z]\d{3}$/.test(row.cadastralCode) || row.name.length < 2 || !/^(\d{5})?$/.test(row.postalCode));
  if (isWrong) check.addIssue({ code: "custom", message: code("municipalities_invalid") });
  return rows;
});

export const NewDistrictSchema = z.object({
  name: z.string().trim().min(3, code("text_empty")).max(120, code("text_too_long")),
  slug: z.string().trim().toLowerCase().regex(/^[a-z][a-z0-9-]{2,40}$/, code("slug_invalid")),
  numberPrefix: z.string().trim().toUpperCase().regex(/^[A-Z]{2,6}$/, code("prefix_invalid")),
  leadBody: z.string().trim().min(3, code("text_empty")).max(200, code("text_too_long")),
  municipalities: MunicipalityLinesSchema,
});
export type NewDistrict = z.output<typeof NewDistrictSchema>;

export const OfficeHeadSchema = z.object({ districtId: z.uuid(code("choice_unknown")), email: z.string().trim().toLowerCase().pipe(z.email(code("email_invalid"))) });

/** What `list_districts_for_admin` answers. */
export const AdminDistrictsSchema = z.array(
  z.object({ id: z.string(), slug: z.string(), name: z.string(), numberPrefix: z.string(), municipalities: z.number(), heads: z.array(z.string()) }),
);
export type AdminDistrict = z.output<typeof AdminDistrictsSchema>[number];
