import type { ReactNode } from "react";

/** Says that there is nothing here yet, why, and what one can do. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="ta-empty">
      <p className="fw-semibold mb-1">{title}</p>
      {children}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
