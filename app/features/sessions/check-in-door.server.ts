import { href } from "react-router";
import { encode } from "uqr";
import type { CheckInDoor, SessionPage } from "./sessions.schema.ts";

/**
 * The way in for who stands before the screen or holds the sheet: the session's address, and a QR code of
 * the same address with the check-in code in it. Null for who does not get to see the code.
 */
export function checkInDoor(page: SessionPage, site: { origin: string; ambito: string }): CheckInDoor | null {
  if (!page.console || page.session.state !== "open") return null;
  const address = `${site.origin}${href("/:ambito/sedute/:seduta", { ambito: site.ambito, seduta: String(page.session.number) })}`;
  const { data, size } = encode(`${address}?${new URLSearchParams({ codice: page.console.checkInCode })}`, { ecc: "M", border: 4 });
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");
  return { code: page.console.checkInCode, address: address.replace(/^https?:\/\//, ""), qr: { path, size } };
}
