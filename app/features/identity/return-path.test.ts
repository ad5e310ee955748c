import { expect, it } from "vitest";
import { returnPathOf, withReturnPath } from "./return-path.ts";

it.each([
  ["/area-ovest/proposte/nuova?passo=2", "/area-ovest/proposte/nuova?passo=2"],
  ["/", "/"],
  ["https://evil.example/", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["\\\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["evil.example", "/"],
  [" /area-ovest", "/"],
  ["/a\r\nSet-Cookie: x=1", "/"],
  ["", "/"],
])("[IDN-09] the return address %j leads to %s", (given, path) => {
  const url = new URL("http://localhost/accedi");
  url.searchParams.set("poi", given);
  expect(returnPathOf(url)).toBe(path);
  expect(new URL(returnPathOf(url), "http://localhost").origin).toBe("http://localhost");
});

it("[IDN-09] home needs no return address", () => {
  expect(withReturnPath("/accedi", "/")).toBe("/accedi");
  expect(withReturnPath("/accedi", "/area-ovest?q=a&b")).toBe("/accedi?poi=%2Farea-ovest%3Fq%3Da%26b");
});
