import { m } from "#app/paraglide/messages.js";
import { useScripted } from "#app/platform/use-scripted.ts";
import { Button } from "#app/ui/button.tsx";

/** Only where scripts run: without them the browser's own menu prints. */
export function PrintButton() {
  return useScripted() ? (
    <Button variant="outline" size="sm" icon="it-print" onClick={() => window.print()}>
      {m.minutes_print()}
    </Button>
  ) : null;
}
