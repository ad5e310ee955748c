import { expect, it, vi } from "vitest";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { createHeldBytes, createTransfers } from "#server/coediting/transfers.ts";

const chunk = (index: number, total: number, bytes: number, documentId = "d") => ({ documentId, transferId: "t", index, total, bytes: new Uint8Array(bytes) });

it("[COED-89] pieces that nobody completes are forgotten, and what they held is free again", async () => {
  const held = createHeldBytes(100);
  const transfers = createTransfers(held, 20);
  expect(transfers.add("p", chunk(0, 3, 60))).toEqual({ state: "more" });
  expect(transfers.add("p", chunk(1, 3, 30))).toEqual({ state: "more" });
  expect(transfers.add("p", chunk(0, 2, 60, "another"))).toEqual({ state: "refused", refusal: "too_fast" });
  await vi.waitFor(() => expect(held.take("p", 100)).toBe(true));
  held.give("p", 100);
  expect(transfers.add("p", chunk(2, 3, 1))).toEqual({ state: "refused", refusal: "bad_packet" });
});

it("[COED-89] a change is put together in order, and nothing of it is held afterwards", () => {
  const held = createHeldBytes();
  const transfers = createTransfers(held);
  expect(transfers.add("p", chunk(0, 2, 10))).toEqual({ state: "more" });
  expect(transfers.add("p", chunk(1, 2, 5))).toMatchObject({ state: "whole", update: { byteLength: 15 } });
  expect(held.take("p", DOCUMENT_LIMITS.changeBytes)).toBe(true);
  transfers.forgetAll();
});
