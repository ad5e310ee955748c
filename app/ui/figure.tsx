import type { ReactNode } from "react";

/** A number that stands for itself, with what it counts. */
export function Figure({ value, label }: { value: ReactNode; label: string }) {
  return (
    <p className="ta-figure">
      <span className="ta-figure-value">{value}</span>
      <span className="ta-figure-label">{label}</span>
    </p>
  );
}
