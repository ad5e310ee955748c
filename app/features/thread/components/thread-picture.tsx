import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { Station, StationState } from "../thread.limits.ts";
import { stationName, stationSentence } from "../thread.render.ts";

const width = 720;
const height = 96;
const radius = 17;
const lineY = 30;
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
  const step = width / stations.length;
  const x = (index: number) => step * (index + 0.5);
  const lastDone = stations.findLastIndex(({ state }) => state === "done");
  const label = m.thread_picture_label({ steps: formatList(stations.map(({ station, state }) => stationSentence(station, state))) });
  return (
    <div style={{ overflowX: "auto" }} role="region" aria-label={m.thread_title()} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} style={{ width: "100%", minWidth: "32rem", maxWidth: "60rem", display: "block" }}>
        <path d={`M${x(0)} ${lineY}H${x(stations.length - 1)}`} stroke={faint} strokeWidth="2" strokeDasharray="5 5" />
        {lastDone > 0 && <path d={`M${x(0)} ${lineY}H${x(lastDone)}`} stroke={thread} strokeWidth="4" />}
        {stations.map(({ station, state }, index) => {
          const { fill, stroke, ink, dash } = look(state);
          return (
            <g key={station} transform={`translate(${x(index)} ${lineY})`}>
              <circle r={radius} fill={fill} stroke={stroke} strokeWidth={state === "current" ? 4 : 2} strokeDasharray={dash} />
              <path d={symbol(station)} fill="none" stroke={ink} strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />
              <text y={radius + 22} textAnchor="middle" fontSize="15" fontWeight={state === "done" || state === "current" ? 600 : 400} fill={state === "done" || state === "current" ? "#17324d" : faint}>
                {stationName(station)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
