import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers.ts";

const policy = (host: string, nonce?: string) => securityHeaders({ host, https: false, nonce })["Content-Security-Policy"] ?? "";

test("scripts run only with the page's nonce", () => {
  expect(policy("localhost:3000", "abc=")).toContain("script-src 'self' 'nonce-abc='");
  expect(policy("localhost:3000")).toContain("script-src 'self';");
  expect(policy("localhost:3000", "abc=")).not.toContain("script-src 'self' 'unsafe-inline'");
});

test("sockets go to the same host only, and a host cannot smuggle a directive in", () => {
  expect(policy("tavoli.example:8443")).toContain("connect-src 'self' ws://tavoli.example:8443 wss://tavoli.example:8443;");
  expect(policy("x; script-src *")).toContain("connect-src 'self';");
});

test("strict transport is said only where there is https", () => {
  expect(securityHeaders({ host: "a", https: true })).toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders({ host: "a", https: false })).not.toHaveProperty("Strict-Transport-Security");
});
