import { useId } from "react";
import { m } from "#app/paraglide/messages.js";

/** A QR code of an address, drawn by the server. */
export function QrCode({ qr, address }: { qr: { path: string; size: number }; address: string }) {
  const id = useId();
  return (
    <svg className="ta-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} width="140" height="140" role="img" aria-labelledby={id} shapeRendering="crispEdges">
      <title id={id}>{m.assisted_qr({ address })}</title>
      <path d={`M0 0h${qr.size}v${qr.size}h-${qr.size}z`} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  );
}
