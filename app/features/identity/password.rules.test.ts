import { expect, it } from "vitest";
import { passwordProblem } from "./password.rules.ts";

it.each([
  ["quattro parole facili insieme", null],
  ["perché no un’altra frase?", null],
  ["Xk93-plu9-33zq", null],
  ["corta", "password_too_short"],
  ["undicicarat", "password_too_short"],
  ["aaaaaaaaaaaaaaaa", "password_too_easy"],
  ["ababababababab", "password_too_easy"],
  ["password1234", "password_too_easy"],
  ["Password 1234!", "password_too_easy"],
  ["123456789012", "password_too_easy"],
  ["x".repeat(60) + "abcdefghijklmno", "password_too_long"],
  ["à".repeat(30) + "bcdefgh", null],
  ["à".repeat(36) + "bcdefgh", "password_too_long"],
])("[IDN-02] %s → %s", (password, problem) => {
  expect(passwordProblem(password)).toBe(problem);
});

it("[IDN-02] one's own address or name is no password", () => {
  expect(passwordProblem("mariarossi12", { email: "maria.rossi@example.org" })).toBe("password_too_easy");
  expect(passwordProblem("Maria Rossi 99", { displayName: "Maria Rossi" })).toBe("password_too_easy");
  expect(passwordProblem("maria va al mercato di Ittiri", { displayName: "Maria" })).toBeNull();
});
