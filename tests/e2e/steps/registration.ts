import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { field } from "#tests/e2e/actor.ts";
import type { Stage } from "#tests/e2e/stage.ts";

const EMAIL = "mariedda.prova@example.org";
const PASSWORD = "pane carasau e cinque olive";

/** Somebody who has never been here makes an account; opening the mailed link alone does nothing, its button does. */
export async function registerCitizen(stage: Stage, returnPath: string): Promise<void> {
  const { citizen } = stage.cast;
  const { page } = citizen;
  await citizen.press(page.getByRole("link", { name: m.identity_sign_in_register() }));
  await page.getByRole("heading", { level: 1, name: m.identity_register_title() }).waitFor();
  await stage.inspect(citizen, "registration form");
  await citizen.fill(field(page, m.identity_name_label()), "Mariedda Prova");
  await citizen.fill(field(page, m.identity_email_label()), EMAIL);
  await citizen.fill(field(page, m.identity_password_label()), PASSWORD);
  await citizen.pick(field(page, m.identity_municipality_label()), "Uta");
  await citizen.press(page.getByRole("button", { name: m.identity_register_submit() }));
  await page.getByRole("heading", { level: 1, name: m.identity_code_title() }).waitFor();
  await stage.inspect(citizen, "registration sent");
  const { link } = await stage.readMail(EMAIL);
  expect(link).toContain("/accedi/conferma?");
  expect((await fetch(link)).status, "a mail scanner opens the link first").toBe(200);
  await citizen.visit(link);
  await stage.inspect(citizen, "confirmation page");
  await citizen.press(page.getByRole("button", { name: m.identity_confirm_signup_submit() }));
  await page.waitForURL((url) => url.pathname === returnPath);
  await stage.inspect(citizen, "confirmed and back");
}
