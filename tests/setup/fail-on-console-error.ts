import { afterEach, beforeEach, expect, vi } from "vitest";

/** The gateway prints each refused REST call; those lines are the refusals that the tests expect. */
function isGatewayRefusal(args: unknown[]): boolean {
  return args.some((arg) => arg instanceof Error && "code" in arg);
}

const unexpected: string[] = [];

beforeEach(() => {
  unexpected.length = 0;
  vi.spyOn(console, "error").mockImplementation((...args: unknown[]) => {
    if (!isGatewayRefusal(args)) unexpected.push(args.map(String).join(" "));
  });
});

afterEach(() => {
  expect(unexpected, "console.error was called").toEqual([]);
});
