import { z } from "zod";

const ClaimsSchema = z.object({ session_id: z.uuid() });

/** The sign-in that an access token belongs to; null for what is no token. The signature is checked where the token comes in. */
export function loginIdOf(accessToken: string): string | null {
  try {
    return ClaimsSchema.parse(JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString("utf8"))).session_id;
  } catch {
    return null;
  }
}
