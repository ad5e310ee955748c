import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

test("a path of this site is kept with its search", () => {
  expect(safePath("/area-ovest/proposte?q=anziani")).toBe("/area-ovest/proposte?q=anziani");
});

test.each(["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=1", "\t//evil.example", "", null, 7])("%j goes home", (value) => {
  expect(safePath(value)).toBe("/");
});
