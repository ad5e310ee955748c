import { useId } from "react";
import { m } from "#app/paraglide/messages.js";
import type { CheckInDoor } from "../sessions.schema.ts";

/** The QR code of the check-in, drawn by the server. */
export function CheckInQr({ door }: { door: CheckInDoor }) {
  const id = useId();
  const { path, size } = door.qr;
  return (
    <svg className="ta-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} shapeRendering="crispEdges">
      <title id={`${id}-title`}>{m.sessions_qr_title()}</title>
      <desc id={`${id}-text`}>{m.sessions_qr_text({ address: door.address })}</desc>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
