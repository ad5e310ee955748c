import { createCookie } from "react-router";
import { z } from "zod";
import { minutes } from "#app/platform/time.ts";
import { safePath } from "#app/platform/safe-path.ts";
import { type ProofKind, proofKinds } from "./identity.limits.ts";

/** A mail was sent and this browser waits for its link or code: to whom, what for, and where to go afterwards. */
export type PendingProof = { email: string; type: ProofKind; returnTo: string };

/** A cookie, so that no address stands in a URL. It proves nothing: the code does. */
const cookie = createCookie("attesa", { path: "/", httpOnly: true, sameSite: "lax", maxAge: minutes(60) / 1000 });
const PendingSchema = z.object({ email: z.string().max(254), type: z.enum(proofKinds), returnTo: z.string().max(2000) });

export function pendingProofCookie(pending: PendingProof): Promise<string> {
  return cookie.serialize(pending);
}

export function forgetPendingProof(): Promise<string> {
  return cookie.serialize("", { maxAge: 0 });
}

export async function readPendingProof(request: Request): Promise<PendingProof | null> {
  const parsed = PendingSchema.safeParse(await cookie.parse(request.headers.get("Cookie")));
  return parsed.success ? { ...parsed.data, returnTo: safePath(parsed.data.returnTo) } : null;
}
