import { m } from "#app/paraglide/messages.js";
import type { DistrictRoleName } from "./office.limits.ts";

export function districtRoleName(role: DistrictRoleName): string {
  switch (role) {
    case "plan_office_head":
      return m.office_role_plan_office_head();
    case "plan_office_staff":
      return m.office_role_plan_office_staff();
    case "technical_group_member":
      return m.office_role_technical_group_member();
    case "services_conference_member":
      return m.office_role_services_conference_member();
    case "observer":
      return m.office_role_observer();
  }
}
