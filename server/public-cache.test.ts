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

test("the same call in another form is another call; long answers and more than a few hundred are not kept", async () => {
  const { cache, asked, read } = start();
  await read();
  await cache.anonymous(page, { ...post(), headers: { accept: "application/vnd.pgrst.object+json" } });
  expect(asked).toHaveLength(2);
  for (let n = 0; n < 200; n += 1) await read(`{"q":${n}}`);
  await read(`{"q":199}`);
  expect(asked).toHaveLength(202);
  await read();
  expect(asked).toHaveLength(203);
  const long = createPublicCache({ fetch: async () => new Response(String(asked.push("long")).padEnd(300_000)), readers: new Set(["home_page"]) });
  await long.anonymous(page, post());
  await long.anonymous(page, post());
  expect(asked).toHaveLength(205);
});

test("a call that may write empties the memory also when no answer comes", async () => {
  const answers = [async () => new Response("1"), async () => Promise.reject(new Error("reset")), async () => new Response("2")];
  const cache = createPublicCache({ fetch: async () => (await answers.shift()?.()) ?? new Response(), readers: new Set(["home_page"]) });
  await cache.anonymous(page, post());
  await expect(cache.personal(cast, post())).rejects.toThrow("reset");
  expect(await (await cache.anonymous(page, post())).text()).toBe("2");
});
