import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { Station, StationState } from "../thread.limits.ts";
import { stationName, stationSentence } from "../thread.render.ts";

const radius = 16;
const thread = "#0066cc";
const faint = "#5c6f82";

/** The symbol inside a station, drawn around its centre. */
function symbol(station: Station): string {
  switch (station) {
    case "sent":
      return "M-8-6h16v12h-16zM-8-6l8 7 8-7";
    case "screened":
      return "M-7 0l5 5 9-10";
    case "discussed":
      return "M-8-7h16v10h-9l-4 4v-4h-3z";
    case "voted":
      return "M-8-1h16v8h-16zM-3-1v-6h6v6M-4 3h8";
    case "written":
      return "M-6-8h8l4 4v12h-12zM-3-1h6M-3 3h6";
    case "outcome":
      return "M-6 8v-16h12l-3 4 3 4h-12";
  }
}

function look(state: StationState): { fill: string; stroke: string; ink: string; dash: string | undefined } {
  switch (state) {
    case "done":
      return { fill: thread, stroke: thread, ink: "#fff", dash: undefined };
    case "current":
      return { fill: "#fff", stroke: thread, ink: thread, dash: undefined };
    case "todo":
      return { fill: "#fff", stroke: faint, ink: faint, dash: undefined };
    case "skipped":
      return { fill: "#fff", stroke: faint, ink: faint, dash: "4 3" };
  }
}

/** «Il filo»: the stations of a proposal on one line, in one picture. The list below says the same in words. */
export function ThreadPicture({ stations }: { stations: readonly { station: Station; state: StationState }[] }) {
  const label = m.thread_picture_label({ steps: formatList(stations.map(({ station, state }) => stationSentence(station, state))) });
  return (
    <div className="ta-thread" role="img" aria-label={label}>
      {stations.map(({ station, state }) => {
        const { fill, stroke, ink, dash } = look(state);
        return (
          <span key={station} className={`ta-thread-stop ta-thread-${state}`}>
            <svg viewBox="-18 -18 36 36" aria-hidden="true">
              <circle r={radius} fill={fill} stroke={stroke} strokeWidth={state === "current" ? 4 : 2} strokeDasharray={dash} />
              <path d={symbol(station)} fill="none" stroke={ink} strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />
            </svg>
            {stationName(station)}
          </span>
        );
      })}
    </div>
  );
}
