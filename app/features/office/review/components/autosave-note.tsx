import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import type { AutosaveStatus } from "../use-form-autosave.ts";

function words(status: AutosaveStatus): string {
  switch (status.kind) {
    case "untouched":
      return "";
    case "saving":
      return m.office_autosave_saving();
    case "saved":
      return m.office_autosave_saved({ time: formatTime(status.savedAt) });
    case "offline":
      return m.office_autosave_offline();
    case "conflict":
      return m.office_autosave_conflict();
    case "refused":
      return status.sentence;
  }
}

/** How far the saving is, said aloud when it changes. */
export function AutosaveNote({ status }: { status: AutosaveStatus }) {
  const isWrong = status.kind === "conflict" || status.kind === "refused";
  return (
    <p className={isWrong ? "ta-error" : "ta-hint"} role={isWrong ? "alert" : "status"}>
      {words(status)}
    </p>
  );
}
