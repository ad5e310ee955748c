import type { Browser } from "playwright-core";
import { expect } from "vitest";
import type { PersonaId } from "#app/features/demonstration/demonstration.limits.ts";
import { m } from "#app/paraglide/messages.js";
import type { App } from "#tests/setup/app-server.ts";
import { openSeat, type Seat } from "#tests/setup/browser.ts";
import { type Actor, keyboard, mouse } from "#tests/e2e/actor.ts";
import { accessibilityFindings } from "#tests/e2e/axe.ts";

export type Company = {
  /** A person with a browser of her own. */
  sit(name: string, viewport: { width: number; height: number }): Promise<Actor>;
  /** Axe on what somebody has before them now, when asked for; what it finds is kept, and the story goes on. */
  inspect(actor: Actor, moment: string): Promise<void>;
  /** Fails when axe found something at any moment. */
  expectAccessible(): void;
  /** Fails when anything left the machine or any page threw. */
  expectQuiet(): void;
};

/** The people of a story, who use one application at the same time. */
export function gather({ app, browser, isKeyboardOnly, runsAxe }: { app: App; browser: Browser; isKeyboardOnly: boolean; runsAxe: boolean }): Company {
  const seats: Seat[] = [];
  const findings: string[] = [];
  return {
    async sit(name, viewport) {
      const seat = await openSeat(browser, name, app.origin, { viewport });
      seats.push(seat);
      return isKeyboardOnly ? keyboard(seat) : mouse(seat);
    },
    async inspect(actor, moment) {
      if (runsAxe) findings.push(...(await accessibilityFindings(actor.page, `${actor.seat.name}: ${moment}`)));
    },
    expectAccessible: () => expect(findings, "axe").toEqual([]),
    expectQuiet() {
      expect(seats.flatMap((seat) => seat.strayRequests), "requests that left the application").toEqual([]);
      expect(app.strayConnections(), "connections that left the machine").toEqual([]);
      expect(seats.flatMap((seat) => seat.faults), "errors in the pages").toEqual([]);
    },
  };
}

/** Resolves when the page knows who is there. */
export function signedIn(actor: Actor): Promise<void> {
  return actor.page.getByRole("link", { name: m.identity_profile_title() }).or(actor.page.locator('a[href="/profilo"]')).first().waitFor({ state: "attached" });
}

/** «Entra come…»: one press in the demonstration. */
export async function enterByDoor(actor: Actor, persona: PersonaId): Promise<void> {
  await actor.visit("/");
  await actor.press(actor.page.locator(`button[value="${persona}"]`).first());
  await signedIn(actor);
}
