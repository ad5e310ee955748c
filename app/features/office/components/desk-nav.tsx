import { href, NavLink, useLocation } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { type DeskPage, deskGroups } from "../desk-pages.ts";

/** The desk's pages above each of them: the proposals' in a line, all of them by group behind one button (on a phone there is only the button). */
export function DeskNav({ isHead }: { isHead: boolean }) {
  const { slug: ambito, currentCycle } = useDistrict();
  const { pathname } = useLocation();
  const groups = deskGroups(ambito, { hasCycle: currentCycle !== null, isHead });
  const daily = groups.flatMap((group) => (group.key === "proposals" ? group.pages.slice(0, 3) : []));
  const desk: DeskPage = { to: href("/:ambito/ufficio", { ambito }), title: m.office_title(), text: "" };
  return (
    <nav className="ta-desk-nav d-print-none" aria-label={m.office_nav()}>
      <div className="container">
        <ul className="ta-desk-nav-daily">
          {[desk, ...daily].map((page) => (
            <li key={page.to}>
              <NavLink to={page.to} end={page === desk}>{page.title}</NavLink>
            </li>
          ))}
        </ul>
        {/* Another page closes what was open. */}
        <details key={pathname}>
          <summary>{m.office_nav_all()}</summary>
          <div className="ta-desk-nav-groups">
            {groups.map((group) => (
              <div key={group.key}>
                <p className="fw-semibold mb-1">{group.title}</p>
                <ul>
                  {(group.key === "proposals" ? [desk, ...group.pages] : group.pages).map((page) => (
                    <li key={page.to}>
                      <NavLink to={page.to} end={page === desk}>{page.title}</NavLink>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </details>
      </div>
    </nav>
  );
}
