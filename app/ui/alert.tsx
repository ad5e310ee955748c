import type { ReactNode } from "react";

export type AlertKind = "info" | "success" | "warning" | "danger";

type Props = {
  kind?: AlertKind | undefined;
  title?: string | undefined;
  /** `status` or `alert` only for what appears while the page is open; a text that is there from the start needs none. */
  role?: "status" | "alert" | undefined;
  children: ReactNode;
};

/** A message about what just happened or what stands in the way. */
export function Alert({ kind = "info", title, role, children }: Props) {
  return (
    <div className={`alert alert-${kind}`} role={role}>
      {title && <p className="fw-semibold mb-1">{title}</p>}
      {children}
    </div>
  );
}
