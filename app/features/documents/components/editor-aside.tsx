import { type KeyboardEvent, useId } from "react";
import { m } from "#app/paraglide/messages.js";
import type { EditorPanel, EditorSpace } from "../editor-space.ts";

type Props = { panels: readonly EditorPanel[]; space: EditorSpace; onShow: (key: string) => void };

/** What stands beside the text, in tabs: one stop with Tab, arrows, Home and End from tab to tab. All stay mounted. */
export function EditorAside({ panels, space, onShow }: Props) {
  const id = useId();

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const at = panels.findIndex(({ key }) => key === space.shown);
    const next = panels[nextTab(event.key, at, panels.length)];
    if (!next) return;
    event.preventDefault();
    onShow(next.key);
    document.getElementById(`${id}-tab-${next.key}`)?.focus();
  }

  return (
    <div className="ta-editor-panels" data-region="panels">
      <div role="tablist" tabIndex={-1} aria-label={m.documents_panels_label()} className="ta-editor-tabs" onKeyDown={move}>
        {panels.map(({ key, label }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-tab-${key}`}
            aria-controls={`${id}-panel-${key}`}
            aria-selected={key === space.shown}
            tabIndex={key === space.shown ? 0 : -1}
            onClick={() => onShow(key)}
          >
            {label}
          </button>
        ))}
      </div>
      {panels.map(({ key, panel }) => (
        <div key={key} role="tabpanel" id={`${id}-panel-${key}`} data-panel={key} aria-labelledby={`${id}-tab-${key}`} hidden={key !== space.shown} tabIndex={0} className="ta-editor-panel">
          {panel(space)}
        </div>
      ))}
    </div>
  );
}

function nextTab(key: string, at: number, count: number): number {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}
