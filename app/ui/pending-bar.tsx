import { useNavigation } from "react-router";
import { m } from "#app/paraglide/messages.js";

/** Shows that the next page, or what was sent, is on its way. */
export function PendingBar() {
  const isPending = useNavigation().state !== "idle";
  return (
    <div className="ta-pending" data-pending={isPending || undefined} role="status">
      <span className="visually-hidden">{isPending ? m.ui_pending() : ""}</span>
    </div>
  );
}
