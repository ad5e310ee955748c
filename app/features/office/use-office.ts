import { href } from "react-router";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import type { Crumb } from "#app/ui/breadcrumb.tsx";

/** Home, district, desk, then the page's own crumbs. */
export function useOfficeCrumbs(...own: readonly Crumb[]): Crumb[] {
  const { slug: ambito } = useDistrict();
  return useDistrictCrumbs({ label: m.office_title(), to: href("/:ambito/ufficio", { ambito }) }, ...own);
}
