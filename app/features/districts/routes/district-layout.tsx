import { href, Outlet } from "react-router";
import { getViewer, isOfficeOf } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import type { NavItem, Shell } from "#app/ui/shell.ts";
import { districtMiddleware, getDistrict } from "../district-context.ts";
import type { District } from "../districts.schema.ts";
import type { Route } from "./+types/district-layout";

export const middleware: Route.MiddlewareFunction[] = [districtMiddleware];

export function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const isOffice = isOfficeOf(getViewer(context), district.id);
  const shell: Shell = {
    name: district.name,
    tagline: m.districts_tagline(),
    footerLinks: [
      { label: m.districts_footer_figures(), to: href("/:ambito/dati", { ambito: district.slug }) },
      { label: m.districts_footer_moderation(), to: href("/:ambito/moderazione", { ambito: district.slug }) },
    ],
    privacyTo: href("/:ambito/privacy", { ambito: district.slug }),
    homeTo: href("/:ambito", { ambito: district.slug }),
    body: m.districts_lead_body({ body: district.leadBody }),
    nav: navigation(district, isOffice),
    isDemo: district.demonstration,
  };
  return { shell, district, isOffice };
}

function navigation({ slug: ambito }: District, isOffice: boolean): NavItem[] {
  return [
    { label: m.districts_nav_conference(), to: href("/:ambito/conferenza", { ambito }) },
    { label: m.districts_nav_topics(), to: href("/:ambito/temi", { ambito }) },
    { label: m.districts_nav_tavoli(), to: href("/:ambito/tavoli", { ambito }) },
    { label: m.districts_nav_proposals(), to: href("/:ambito/proposte", { ambito }) },
    { label: m.districts_nav_sessions(), to: href("/:ambito/sedute", { ambito }) },
    { label: m.districts_nav_votes(), to: href("/:ambito/votazioni", { ambito }) },
    { label: m.districts_nav_plan(), to: href("/:ambito/piano", { ambito }) },
    ...(isOffice ? [{ label: m.districts_nav_office(), to: href("/:ambito/ufficio", { ambito }) }] : []),
  ];
}

/** The frame around the page is drawn by root.tsx from `shell`. */
export default function DistrictLayout() {
  return <Outlet />;
}
