import { once } from "node:events";
import { expect, test } from "vitest";
import "#server/embedded/gateway.ts";

test("warnings given as an Error still arrive when the gateway is loaded", async () => {
  const warned = once(process, "warning");
  process.emitWarning(new Error("a certificate is about to expire"));
  expect(await warned).toMatchObject([{ message: "a certificate is about to expire" }]);
});
