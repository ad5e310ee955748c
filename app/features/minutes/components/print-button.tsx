import { useSyncExternalStore } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";

const nothingToWatch = () => () => {};

/** Only where scripts run: without them the browser's own menu prints. */
export function PrintButton() {
  const canPrint = useSyncExternalStore(nothingToWatch, () => true, () => false);
  return canPrint ? (
    <Button variant="outline" size="sm" icon="it-print" onClick={() => window.print()}>
      {m.minutes_print()}
    </Button>
  ) : null;
}
