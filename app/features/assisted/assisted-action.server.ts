import { data, href, type RouterContextProvider } from "react-router";
import type { z } from "zod";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { getDb, getServices } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError } from "#app/platform/errors.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { startAssisted } from "./assisted.commands.server.ts";
import type { AssistedReceipt } from "./assisted.schema.ts";
import { qrOf } from "./qr.server.ts";

type Sent = { context: Readonly<RouterContextProvider>; request: Request };

/**
 * One paper form: parsed, entered, and answered with the receipt, which is shown this once and never stored.
 * The button «Riavvia e invia» begins a new half hour first.
 */
export async function enterFromPaper<S extends z.ZodType>({ context, request }: Sent, schema: S, enter: (db: Db, districtId: string, input: z.output<S>) => Promise<AssistedReceipt>) {
  const formData = await request.formData();
  const intent = formData.get("intent");
  if (intent !== "enter" && intent !== "restart") throw new AppError("bad_request");
  const parsed = parseForm(schema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const entered = await commandResult(formData, async () => {
    requirePerson(context, request);
    const db = getDb(context);
    const { id } = getDistrict(context);
    if (intent === "restart") await startAssisted(db, id);
    return enter(db, id, parsed.data);
  });
  if (!("ok" in entered)) return entered;
  const { origin } = getServices(context).config;
  const followAt = `${origin}${href("/segui")}`;
  return data({
    receipt: entered.data,
    followAt: followAt.replace(/^https?:\/\//, ""),
    qr: qrOf(`${followAt}?${new URLSearchParams({ numero: entered.data.number })}`),
    at: new Date().toISOString(),
  });
}
