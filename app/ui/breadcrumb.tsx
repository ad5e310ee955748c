import { Link, type To } from "react-router";
import { m } from "#app/paraglide/messages.js";

export type Crumb = { label: string; to?: To | undefined };

/** The way here from the home page. The last crumb is this page and is no link. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const last = items.length - 1;
  return (
    <nav className="breadcrumb-container" aria-label={m.ui_breadcrumb_label()}>
      <ol className="breadcrumb">
        {items.map((crumb, index) => (
          <li key={crumb.label} className={index === last ? "breadcrumb-item active" : "breadcrumb-item"} aria-current={index === last ? "page" : undefined}>
            {crumb.to !== undefined && index !== last ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
            {index !== last && (
              <span className="separator" aria-hidden="true">
                /
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
