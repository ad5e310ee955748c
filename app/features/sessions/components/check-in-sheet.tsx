import { useSyncExternalStore } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import type { CheckInDoor } from "../sessions.schema.ts";
import { CheckInQr } from "./check-in-qr.tsx";

const nothingToWatch = () => () => {};

/** How people enter, for who runs the session. Printed, the console is this sheet alone, to hang on the door. */
export function CheckInSheet({ door }: { door: CheckInDoor }) {
  const canPrint = useSyncExternalStore(nothingToWatch, () => true, () => false);
  return (
    <section className="ta-sheet" aria-labelledby="codice">
      <CheckInQr door={door} />
      <div>
        <h2 id="codice">{m.sessions_code()}</h2>
        <p className="ta-code">{door.code}</p>
        <p className="ta-sheet-address">{door.address}</p>
        <p className="ta-sheet-hint">{m.sessions_sheet_hint()}</p>
        {canPrint && (
          <Button variant="outline" size="sm" icon="it-print" onClick={() => window.print()}>
            {m.sessions_sheet_print()}
          </Button>
        )}
      </div>
    </section>
  );
}
