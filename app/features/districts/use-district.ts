import { href, useRouteLoaderData } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { Crumb } from "#app/ui/breadcrumb.tsx";
import type { loader } from "./routes/district-layout.tsx";

const layoutId = "features/districts/routes/district-layout";

/** The district around the page, as the layout route loaded it. Only below `/:ambito`. */
export function useDistrict() {
  const data = useRouteLoaderData<typeof loader>(layoutId);
  if (!data) throw new Error("useDistrict() is for pages below /:ambito");
  return { ...data.district, isOffice: data.isOffice };
}

/** Home, district, then the page's own crumbs; the last one is the page itself. */
export function useDistrictCrumbs(...own: readonly Crumb[]): Crumb[] {
  const district = useDistrict();
  return [{ label: m.districts_crumb_home(), to: href("/") }, { label: district.name, to: href("/:ambito", { ambito: district.slug }) }, ...own];
}
