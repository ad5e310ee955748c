import { expect, test } from "vitest";
import { DEMO_PASSWORD, PERSONAS } from "#app/features/demonstration/demonstration.limits.ts";
import { welcome } from "#server/welcome.ts";

const origin = "http://localhost:3000";

test("[DEMO-03] the demonstration's accounts and their password are printed, and what to do next", () => {
  const text = welcome({ origin, demo: true, mailbox: true }).join("\n");
  for (const { email } of PERSONAS) expect(text).toContain(email);
  expect(text).toContain(DEMO_PASSWORD);
  expect(text).toContain(`${origin}/posta-di-prova`);
  expect(text.indexOf("è pronto")).toBeLessThan(text.indexOf("is ready"));
});

test("[DEMO-04] nothing of them is printed elsewhere", () => {
  const text = welcome({ origin, demo: false, mailbox: false }).join("\n");
  expect(text).not.toContain(DEMO_PASSWORD);
  expect(text).not.toContain("example.org");
  expect(text).toContain("npm run admin");
});
