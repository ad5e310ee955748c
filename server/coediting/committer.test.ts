import { expect, it } from "vitest";
import { createCommitter, type Ground, type Outcome, type Packet } from "#server/coediting/committer.ts";

const packet = (ground: Ground, personId: string): Packet => ({ ground, documentId: "d", epoch: 1, personId, loginId: "l", clientIds: [1], body: Uint8Array.of(0) });

it("[COED-84] when the log refuses a change, what was judged with it in memory and waits behind it is refused unwritten", async () => {
  const batches: string[][] = [];
  const answers: ((outcomes: Outcome[]) => void)[] = [];
  const committer = createCommitter({
    apartMs: 0,
    onError: (error) => expect(error).toBeUndefined(),
    append(packets) {
      batches.push(packets.map(({ personId }) => personId));
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  const [one, other]: Ground[] = [{ isGone: false }, { isGone: false }];
  if (!one || !other) throw new Error("no ground");
  const first = committer.commit(packet(one, "locked out"));
  await expect.poll(() => answers.length).toBe(1);
  const behind = committer.commit(packet(one, "her next words"));
  const elsewhere = committer.commit(packet(other, "another text"));
  answers[0]?.([{ ok: false, refusal: "document_locked" }]);
  expect(await first).toEqual({ ok: false, refusal: "document_locked" });
  expect(await behind).toEqual({ ok: false, refusal: "update_incomplete" });
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.([{ ok: true, seq: 7 }]);
  expect(await elsewhere).toEqual({ ok: true, seq: 7 });
  expect(batches).toEqual([["locked out"], ["another text"]]);
});
