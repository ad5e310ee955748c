import { href, Link, NavLink, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { AccountMenu } from "./account-menu.tsx";
import { Icon } from "./icon.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import type { NavItem, Shell, ViewerSummary } from "./shell.ts";

export function SiteHeader({ shell, viewer, isDemo }: { shell: Shell | null; viewer: ViewerSummary | null; isDemo: boolean }) {
  return (
    <header className="it-header-wrapper ta-header">
      <div className="ta-slim">
        <div className="container">
          <Link to={href("/")} className="ta-slim-body">
            {shell?.body ?? m.ui_site_body()}
          </Link>
          <div className="ta-slim-tools">
            <LanguageSwitch />
            {viewer && <AccountMenu viewer={viewer} />}
          </div>
        </div>
      </div>
      <div className="ta-brand">
        <div className="container">
          <Link to={shell?.homeTo ?? href("/")}>
            <Icon name="it-pa" color="white" size="lg" />
            <span>
              <span className="ta-brand-name">{shell?.name ?? m.ui_site_name()}</span>
              <span className="ta-brand-tagline">{shell?.tagline ?? m.ui_site_tagline()}</span>
            </span>
          </Link>
        </div>
      </div>
      {shell && shell.nav.length > 0 && <MainNav items={shell.nav} />}
      {isDemo && <p className="ta-demo">{m.ui_demo_notice()}</p>}
    </header>
  );
}

/** On a phone the menu is a disclosure, which needs no script; the address as key closes it after each navigation. */
function MainNav({ items }: { items: readonly NavItem[] }) {
  const { pathname } = useLocation();
  return (
    <nav className="ta-nav" aria-label={m.ui_nav_label()}>
      <div className="container">
        <details className="ta-nav-phone" key={pathname}>
          <summary>
            <Icon name="it-burger" color="white" size="sm" /> {m.ui_nav_menu()}
          </summary>
          <NavList items={items} />
        </details>
        <div className="ta-nav-wide">
          <NavList items={items} />
        </div>
      </div>
    </nav>
  );
}

function NavList({ items }: { items: readonly NavItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.to}>
          <NavLink to={item.to} end={item.end ?? false}>
            {item.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
