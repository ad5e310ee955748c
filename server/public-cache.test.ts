import { expect, test } from "vitest";
import { createPublicCache, PUBLIC_LIFETIME_MS } from "./public-cache.ts";

const page = "http://supabase.invalid/rest/v1/rpc/home_page";
const cast = "http://supabase.invalid/rest/v1/rpc/cast_ballot";
const post = (body = "{}") => ({ method: "POST", body });

function start(status = 200) {
  const asked: string[] = [];
  const clock = { now: 1_000 };
  const fetch = async (input: unknown) => {
    asked.push(String(input));
    return new Response(JSON.stringify(asked.length), { status });
  };
  const cache = createPublicCache({ fetch, readers: new Set(["home_page"]), now: () => clock.now });
  const read = async (body?: string) => (await cache.anonymous(page, post(body))).text();
  return { cache, clock, asked, read };
}

test("who asks the same within a few seconds, or at the same moment, gets the same answer", async () => {
  const { asked, clock, read } = start();
  expect(await Promise.all([read(), read()])).toEqual(["1", "1"]);
  expect(await read(`{"slug":"x"}`)).toBe("2");
  clock.now += PUBLIC_LIFETIME_MS;
  expect(await read()).toBe("3");
  expect(asked).toHaveLength(3);
});

test("an announcement, or anybody's call that may write, is seen at once", async () => {
  const { cache, read } = start();
  expect(await read()).toBe("1");
  cache.forget();
  expect(await read()).toBe("2");
  await cache.personal(cast, post());
  expect(await read()).toBe("4");
  await cache.personal(page, post());
  expect(await read()).toBe("4");
});

test("a person's reading and what fails are never kept", async () => {
  const { cache, asked } = start(503);
  await cache.anonymous(page, post());
  await cache.anonymous(page, post());
  await cache.personal(page, post());
  await cache.anonymous(cast, post());
  await cache.anonymous(cast, post());
  expect(asked).toHaveLength(5);
});
