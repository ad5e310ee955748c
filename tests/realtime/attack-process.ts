import { z } from "zod";
import { attack } from "#tests/realtime/attack.ts";

/** The attack in a process of its own, so that it takes the server's time only by what it sends. */
const AttackSchema = z.object({
  origin: z.string(), documentId: z.string(), packets: z.number(), seed: z.number(), perSecond: z.number().optional(),
  attackers: z.array(z.object({ accessToken: z.string(), mayWrite: z.boolean() })),
});

// When the test is gone, however it ended.
process.once("disconnect", () => process.exit());
process.once("message", (message) => {
  void attack(AttackSchema.parse(message)).then((report) => process.send?.(report, undefined, undefined, () => process.exit()));
});
