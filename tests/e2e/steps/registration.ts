import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import type { Company } from "#tests/e2e/company.ts";
import type { Stage } from "#tests/e2e/stage.ts";

const PASSWORD = "pane carasau e cinque olive";

export type NewPerson = { name: string; email: string; municipality: string };
type Scene = Pick<Company, "inspect"> & { readMail(to: string): Promise<{ link: string }> };

/** Somebody who has never been here makes an account, from the sign-in page on; opening the mailed link alone does nothing, its button does. */
export async function registerPerson(scene: Scene, actor: Actor, { name, email, municipality }: NewPerson, returnPath: string): Promise<void> {
  const { page } = actor;
  await actor.press(page.getByRole("link", { name: m.identity_sign_in_register() }));
  await page.getByRole("heading", { level: 1, name: m.identity_register_title() }).waitFor();
  await scene.inspect(actor, "registration form");
  await actor.fill(field(page, m.identity_name_label()), name);
  await actor.fill(field(page, m.identity_email_label()), email);
  await actor.fill(field(page, m.identity_password_label()), PASSWORD);
  await actor.pick(field(page, m.identity_municipality_label()), municipality);
  await actor.tick(page.getByRole("checkbox", { name: m.identity_register_age() }));
  await actor.press(page.getByRole("button", { name: m.identity_register_submit() }));
  await page.getByRole("heading", { level: 1, name: m.identity_code_title() }).waitFor();
  await scene.inspect(actor, "registration sent");
  const { link } = await scene.readMail(email);
  expect(link).toContain("/accedi/conferma?");
  expect((await fetch(link)).status, "a mail scanner opens the link first").toBe(200);
  await actor.visit(link);
  await scene.inspect(actor, "confirmation page");
  await actor.press(page.getByRole("button", { name: m.identity_confirm_signup_submit() }));
  await page.waitForURL((url) => url.pathname === returnPath);
  await scene.inspect(actor, "confirmed and back");
}

/** For who goes the same way later: axe has seen these pages. */
export function withoutLooks({ readMail }: Scene): Scene {
  return { readMail, inspect: () => Promise.resolve() };
}

export function registerCitizen(stage: Stage, returnPath: string): Promise<void> {
  return registerPerson(stage, stage.cast.citizen, { name: "Mariedda Prova", email: "mariedda.prova@example.org", municipality: "Uta" }, returnPath);
}
