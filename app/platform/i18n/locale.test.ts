import { expect, test } from "vitest";
import { localeCookie, resolveLocale } from "./locale.ts";

const asked = (headers: Record<string, string>) => resolveLocale(new Headers(headers));

test("the cookie wins over the browser's languages", () => {
  expect(asked({ cookie: "a=1; lingua=it; b=2", "accept-language": "en" })).toBe("it");
  expect(asked({ cookie: "lingua=en" })).toBe("en");
});

test("an unknown cookie is ignored, and so is one that only ends like ours", () => {
  expect(asked({ cookie: "lingua=xx" })).toBe("it");
  expect(asked({ cookie: "oldlingua=en" })).toBe("it");
});

test("without a cookie English is given only to who prefers it to Italian", () => {
  expect(asked({ "accept-language": "en-GB,en;q=0.9,it;q=0.5" })).toBe("en");
  expect(asked({ "accept-language": "it-IT,it;q=0.9,en;q=0.8" })).toBe("it");
  expect(asked({ "accept-language": "de,en;q=0.3" })).toBe("en");
  expect(asked({ "accept-language": "en;q=0" })).toBe("it");
  expect(asked({ "accept-language": "de-DE" })).toBe("it");
  expect(asked({})).toBe("it");
});

test("the cookie that is written is read again", () => {
  expect(asked({ cookie: localeCookie("en").split(";")[0] ?? "" })).toBe("en");
});
