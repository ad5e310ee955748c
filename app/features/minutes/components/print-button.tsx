import { useEffect, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";

/** Only where scripts run: without them the browser's own menu prints. */
export function PrintButton() {
  const [canPrint, setCanPrint] = useState(false);
  useEffect(() => setCanPrint(true), []);
  return canPrint ? (
    <Button variant="outline" size="sm" icon="it-print" onClick={() => window.print()}>
      {m.minutes_print()}
    </Button>
  ) : null;
}
