import { Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { Account } from "../identity.schema.ts";

const roleNames: Readonly<Record<string, () => string>> = {
  plan_office_head: m.identity_role_plan_office_head,
  plan_office_staff: m.identity_role_plan_office_staff,
  technical_group_member: m.identity_role_technical_group_member,
  services_conference_member: m.identity_role_services_conference_member,
  observer: m.identity_role_observer,
  facilitator: m.identity_role_facilitator,
  minute_taker: m.identity_role_minute_taker,
};

type Line = { key: string; text: string; to: string | null };

/** In which places the person may do something, and where to go for it. */
export function RoleList({ account }: { account: Account }) {
  const lines = linesOf(account);
  return (
    <section className="mb-5">
      <h2 className="h4">{m.identity_profile_roles_title()}</h2>
      {lines.length === 0 && <p>{m.identity_profile_roles_none()}</p>}
      <ul>
        {lines.map(({ key, text, to }) => (
          <li key={key}>{to ? <Link to={to}>{text}</Link> : text}</li>
        ))}
      </ul>
    </section>
  );
}

function linesOf(account: Account): Line[] {
  const named = (role: string, place: string) => m.identity_profile_role_in({ role: roleNames[role]?.() ?? role, place });
  return [
    ...account.citizenOf.map(({ slug, name }) => ({ key: `c-${slug}`, text: m.identity_profile_role_citizen({ district: name }), to: `/${slug}` })),
    ...account.organisations.map(({ name, kind, district }) => ({
      key: `o-${district}-${name}-${kind}`,
      text: kind === "delegate" ? m.identity_profile_role_delegate({ organisation: name }) : m.identity_profile_role_substitute({ organisation: name }),
      to: `/${district}`,
    })),
    ...account.tavoloRoles.map(({ district, slug, name, role }) => ({ key: `t-${district}-${slug}-${role}`, text: named(role, name), to: `/${district}/tavoli/${slug}` })),
    ...account.districtRoles.map(({ slug, name, role }) => ({
      key: `d-${slug}-${role}`, text: named(role, name), to: role.startsWith("plan_office") ? `/${slug}/ufficio` : `/${slug}`,
    })),
    ...(account.platformAdmin ? [{ key: "admin", text: m.identity_profile_role_platform_admin(), to: null }] : []),
  ];
}
