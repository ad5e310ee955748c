import type { Databases } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { addressKey } from "./address-key.ts";
import { type AddressAction, addressLimits, type AttemptAction, attemptLimits } from "./identity.limits.ts";

export type Attempt = { email: string; clientAddress: string };

/**
 * [IDN-07] Counts one try per account and per network address, in PostgreSQL, so that all nodes count together.
 * Throws 429 too_many_attempts past either limit. The account is counted whether it exists or not.
 */
export async function countAttempt(databases: Databases, action: AttemptAction, { email, clientAddress }: Attempt): Promise<void> {
  const { account, address } = attemptLimits[action];
  const system = databases.asSystem("rate_limit");
  const [byAddress, byAccount] = await Promise.all([
    system.rpc("count_attempt", { action: `${action}:address`, key: addressKey(clientAddress), max_hits: address.max, window_seconds: address.windowSeconds }),
    system.rpc("count_attempt", { action: `${action}:account`, key: email, max_hits: account.max, window_seconds: account.windowSeconds }),
  ]);
  if (!unwrap(byAddress) || !unwrap(byAccount)) throw new AppError("too_many_attempts");
}

/** [IDN-07] Counts what signed-in people send, per network address; SQL counts the person herself. Throws 429 too_many_attempts. */
export async function countByAddress(databases: Databases, action: AddressAction, clientAddress: string): Promise<void> {
  const { max, windowSeconds } = addressLimits[action];
  const allowed = await databases.asSystem("rate_limit").rpc("count_attempt", { action: `${action}:address`, key: addressKey(clientAddress), max_hits: max, window_seconds: windowSeconds });
  if (!unwrap(allowed)) throw new AppError("too_many_attempts");
}
