import { statusLine } from "../documents.render.ts";
import type { ProviderState } from "../provider.ts";

/** Whether what was written is safe: always there. Only what needs attention is read aloud, not every «salvato». */
export function DocumentStatus({ state }: { state: ProviderState }) {
  const { tone, text } = statusLine(state);
  return (
    <>
      <p className={`ta-editor-status ta-editor-status-${tone} mb-0`} data-status={state.status}>
        {text}
      </p>
      <p className="visually-hidden" role="status">
        {tone === "warning" ? text : ""}
      </p>
    </>
  );
}
