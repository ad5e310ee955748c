import { useSyncExternalStore } from "react";
import { m } from "#app/paraglide/messages.js";
import { Icon } from "./icon.tsx";

/** A strip that appears while the device has no network. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  return (
    <div role="status" className="ta-offline-region">
      {!isOnline && (
        <p className="ta-offline">
          <Icon name="it-warning-circle" size="sm" /> {m.ui_offline()}
        </p>
      )}
    </div>
  );
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}
