import { statusLine } from "../documents.render.ts";
import type { DocumentProvider } from "../provider.ts";
import { useProviderValue } from "../use-provider-state.ts";

/** Whether what was written is safe: always there. Only what needs attention is read aloud, not every «salvato». */
export function DocumentStatus({ provider }: { provider: DocumentProvider }) {
  const status = useProviderValue(provider, (state) => state.status);
  const tone = useProviderValue(provider, (state) => statusLine(state).tone);
  const text = useProviderValue(provider, (state) => statusLine(state).text);
  return (
    <>
      <p className={`ta-editor-status ta-editor-status-${tone} mb-0`} data-status={status}>
        {text}
      </p>
      <p className="visually-hidden" role="status">
        {tone === "warning" ? text : ""}
      </p>
    </>
  );
}
