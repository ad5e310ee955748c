import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { type Area, areas, type TavoloRoleName } from "./tavoli.limits.ts";

const areaNames = {
  minors_families: m.tavoli_area_minors_families,
  youth: m.tavoli_area_youth,
  elderly: m.tavoli_area_elderly,
  disability: m.tavoli_area_disability,
  mental_health: m.tavoli_area_mental_health,
  addictions: m.tavoli_area_addictions,
  poverty_inclusion: m.tavoli_area_poverty_inclusion,
  immigration: m.tavoli_area_immigration,
  justice: m.tavoli_area_justice,
  work_training: m.tavoli_area_work_training,
  volunteering: m.tavoli_area_volunteering,
  co_design: m.tavoli_area_co_design,
  gender_violence: m.tavoli_area_gender_violence,
  multi_users: m.tavoli_area_multi_users,
} as const satisfies Record<Area, (inputs?: Record<string, never>, options?: { locale?: Locale }) => string>;

/** «Anziani e non autosufficienza». Native code passes the locale. */
export function areaName(area: Area, locale?: Locale): string {
  return areaNames[area]({}, locale ? { locale } : {});
}

export function areaOptions(): { value: Area; label: string }[] {
  return areas.map((value) => ({ value, label: areaName(value) }));
}

export function tavoloRoleName(role: TavoloRoleName): string {
  switch (role) {
    case "facilitator":
      return m.tavoli_role_facilitator();
    case "minute_taker":
      return m.tavoli_role_minute_taker();
  }
}
