import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumb, type Crumb } from "./breadcrumb.tsx";
import { Time } from "./time.tsx";

type Props = {
  title: ReactNode;
  breadcrumb?: readonly Crumb[] | undefined;
  /** Small line above the title: number, kind. */
  eyebrow?: ReactNode;
  /** One or two sentences below the title. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** When what the page shows last changed. */
  updatedAt?: string | Date | null | undefined;
  /** `narrow` for forms and long texts. */
  width?: "wide" | "narrow" | undefined;
  children?: ReactNode;
};

/** The frame of a page's content: breadcrumb, the one h1, the lead, the date of the last update. */
export function Page({ title, breadcrumb, eyebrow, lead, actions, updatedAt, width = "wide", children }: Props) {
  return (
    <div className={`container ta-page ta-page-${width}`}>
      {breadcrumb && <Breadcrumb items={breadcrumb} />}
      <header className="ta-page-header">
        <div>
          {eyebrow && <p className="ta-page-eyebrow">{eyebrow}</p>}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className="lead">{lead}</div>}
        </div>
        {actions && <div className="ta-page-actions">{actions}</div>}
      </header>
      {children}
      {updatedAt && (
        <p className="ta-updated">
          {m.ui_page_updated()} <Time value={updatedAt} />
        </p>
      )}
    </div>
  );
}
