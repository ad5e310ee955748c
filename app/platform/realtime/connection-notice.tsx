import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { Tag } from "#app/ui/tag.tsx";
import type { ConnectionState } from "./connection-state.ts";
import { useConnectionState } from "./use-live.ts";

/** Says whether what one sees moves by itself. Without scripts there is only the link that loads the page again. */
export function ConnectionNotice() {
  const state = useConnectionState();
  return (
    <div className="ta-live-notice">
      <span role="status">
        <StateTag state={state} />
      </span>
      {state !== "live" && (
        <LinkButton to="." variant="link" size="sm" icon="it-refresh" reloadDocument>
          {m.ui_live_reload()}
        </LinkButton>
      )}
    </div>
  );
}

function StateTag({ state }: { state: ConnectionState }) {
  switch (state) {
    case "live":
      return <Tag tone="success">{m.ui_live_on()}</Tag>;
    case "read_only":
      return <Tag tone="warning">{m.ui_live_read_only()}</Tag>;
    case "lost":
      return <Tag tone="warning">{m.ui_live_lost()}</Tag>;
    case "off":
    case "connecting":
      return null;
  }
}
