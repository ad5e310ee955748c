import { href } from "react-router";
import { requireDistrict } from "#app/features/districts/district-context.ts";
import { localDay } from "#app/features/plan/compilation/format.render.ts";
import { countPdf } from "#app/features/plan/plan-document.server.ts";
import { listProposalChoices } from "#app/features/proposals/proposals.queries.server.ts";
import { getLocale } from "#app/paraglide/runtime.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { paperForm, paperFormNames } from "../paper-form.render.ts";
import { qrOf } from "../qr.server.ts";
import type { Route } from "./+types/paper-form";

/** `/:ambito/moduli/{adesione,tema,proposta}.pdf`: a form in large print, made once a day for each content. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const name = paperFormNames.find((known) => `${known}.pdf` === params.modulo);
  if (!name) throw new AppError("not_found");
  const district = await requireDistrict(context, params);
  const { config, documents } = getServices(context);
  const ambito = district.slug;
  const pages = {
    adesione: href("/:ambito/conferenza", { ambito }),
    tema: href("/:ambito/temi/nuovo", { ambito }),
    proposta: href("/:ambito/proposte/nuova", { ambito }),
  };
  const address = `${config.origin}${pages[name]}`;
  const choices = await listProposalChoices(getDb(context), district.id);
  const model = paperForm({ name, district, choices, address, qr: qrOf(address), day: localDay(new Date()), locale: getLocale(), hasGlyph: documents.hasGlyph });
  await countPdf(context);
  const pdf = await documents.render(model);
  return new Response(new Uint8Array(pdf), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="${name}-${ambito}.pdf"`, "Cache-Control": "private, no-cache", Vary: "Cookie, Accept-Language" },
  });
}
