import { expect, test, vi } from "vitest";
import { logged } from "./gateway-log.ts";

const request = () => new Request("http://supabase.invalid/rest/v1/rpc/cast_ballot");
const refusal = Object.assign(new Error("vote_closed"), { code: "PT409", detail: "what somebody typed" });

test("what the gateway prints during a call goes to the log, without details; what others print stays", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const log = { debug: vi.fn(), error: vi.fn() };
  const call = (status: number) =>
    logged(async () => {
      await Promise.resolve();
      console.error(refusal);
      return new Response(null, { status });
    }, log)(request());
  await call(409);
  expect(log.debug).toHaveBeenCalledExactlyOnceWith({ path: "/rest/v1/rpc/cast_ballot", status: 409, code: "PT409", message: "vote_closed" }, "supabase refused");
  await call(500);
  expect(log.error).toHaveBeenCalledOnce();
  expect(printed).not.toHaveBeenCalled();
  console.error("another's");
  expect(printed).toHaveBeenCalledExactlyOnceWith("another's");
});
