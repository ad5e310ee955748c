import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import type { SaveStatus } from "../use-autosave.ts";

function sentence(status: SaveStatus): string {
  switch (status.kind) {
    case "untouched":
      return "";
    case "device":
      return m.proposals_draft_status_device();
    case "saving":
      return m.proposals_draft_status_saving();
    case "saved":
      return m.proposals_draft_status_saved({ time: formatTime(status.savedAt) });
    case "offline":
      return m.proposals_draft_status_offline();
    case "signed_out":
      return m.proposals_draft_status_signed_out();
    case "refused":
      return m.proposals_draft_status_refused({ reason: status.sentence });
    case "conflict":
      return m.proposals_draft_status_conflict();
  }
}

/** Where the text that one is typing is right now. Always there, so that screen readers hear its changes. */
export function DraftStatus({ status }: { status: SaveStatus }) {
  return (
    <p className="ta-save-state" role="status" data-status={status.kind}>
      {sentence(status)}
    </p>
  );
}
