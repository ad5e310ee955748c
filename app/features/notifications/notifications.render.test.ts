import { expect, it } from "vitest";
import { renderNotice } from "./notifications.render.ts";
import { isNoticeKind, noticeKinds } from "./notifications.schema.ts";

const context = { origin: "https://tavoli.example", displayName: "Maria", districtSlug: "area-ovest" };

it.each(Object.keys(noticeKinds).filter(isNoticeKind))("%s has subject, text and page in both languages", (kind) => {
  for (const locale of ["it", "en"] as const) {
    const mail = renderNotice(kind, { number: "AO-2026-0003", title: "Un pulmino", organisation: "Cooperativa", reason: "Manca il costo" }, locale, context);
    expect(mail.subject.length).toBeGreaterThan(5);
    expect(mail.text).toContain("https://tavoli.example/area-ovest");
    expect(mail.html).toContain(`<html lang="${locale}">`);
    expect(`${mail.subject}${mail.text}`).not.toMatch(/undefined|\{\w+\}/);
  }
});

it("leads to the proposal and gives the reason", () => {
  const mail = renderNotice("proposal_returned", { number: "AO-2026-0003", title: "Un pulmino", reason: "Manca il costo" }, "it", context);
  expect(mail.text).toContain("https://tavoli.example/area-ovest/proposte/AO-2026-0003");
  expect(mail.text).toContain("Motivazione: Manca il costo");
});

it("what people typed writes neither markup nor headers nor foreign links", () => {
  const mail = renderNotice("delegate_named", { organisation: "Uno\r\nBcc: x@evil.example<script>", path: "//evil.example" }, "it", context);
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toContain("<script>");
  expect(mail.text).toContain("https://tavoli.example/");
  expect(mail.text).not.toContain("//evil.example");
});
