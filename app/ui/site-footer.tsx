import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { Shell } from "./shell.ts";

/** The `data-element` hooks are those of the municipal site models, which AGID's checks look for. */
export function SiteFooter({ shell }: { shell: Shell | null }) {
  return (
    <footer id="piede" className="ta-footer" tabIndex={-1}>
      <div className="container">
        <p className="ta-footer-name">{shell?.name ?? m.ui_site_name()}</p>
        <p>{m.ui_footer_about()}</p>
        <ul className="ta-footer-links">
          {shell?.footerLinks?.map(({ label, to }) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
          <li>
            <Link to={href("/accessibilita")} data-element="accessibility-link">
              {m.ui_footer_accessibility()}
            </Link>
          </li>
          <li>
            <Link to={shell?.privacyTo ?? href("/privacy")} data-element="privacy-policy-link">
              {m.ui_footer_privacy()}
            </Link>
          </li>
          <li>
            <Link to={href("/note-legali")} data-element="legal-notes">
              {m.ui_footer_legal()}
            </Link>
          </li>
        </ul>
        <p className="ta-footer-licence">{m.ui_footer_licence()}</p>
      </div>
    </footer>
  );
}
