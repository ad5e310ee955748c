import { encode } from "uqr";

/** A QR code as one SVG path in a square of `size` units. */
export type Qr = { path: string; size: number };

/** The QR code of an address of ours. */
export function qrOf(address: string): Qr {
  const { data, size } = encode(address, { ecc: "M", border: 2 });
  return { path: data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join(""), size };
}
