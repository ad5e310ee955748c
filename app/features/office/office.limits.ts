/** The public roles that a person can have in a district. A citizen's comes from her municipality instead. */
export const districtRoles = ["plan_office_head", "plan_office_staff", "technical_group_member", "services_conference_member", "observer"] as const;
export type DistrictRoleName = (typeof districtRoles)[number];
