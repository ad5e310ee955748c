import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";

export type TimelineItem = {
  key: string;
  title: ReactNode;
  /** When: a date, a period. */
  when?: ReactNode;
  state: "done" | "current" | "todo";
  children?: ReactNode;
};

/** Steps in time: what is behind, where we are, what is to come. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className="ta-timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={`ta-timeline-item ta-timeline-${item.state}`} aria-current={item.state === "current" ? "step" : undefined}>
          <p className="ta-timeline-title">
            {item.title} <span className="ta-timeline-state">{stateWord(item.state)}</span>
          </p>
          {item.when && <p className="ta-timeline-when">{item.when}</p>}
          {item.children}
        </li>
      ))}
    </ol>
  );
}

function stateWord(state: TimelineItem["state"]): string {
  switch (state) {
    case "done":
      return m.ui_timeline_done();
    case "current":
      return m.ui_timeline_current();
    case "todo":
      return m.ui_timeline_todo();
  }
}
