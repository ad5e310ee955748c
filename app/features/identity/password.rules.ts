import { passwordMaxBytes, passwordMin } from "./identity.limits.ts";

export type PasswordProblem = "password_too_short" | "password_too_long" | "password_too_easy";

/** The beginnings of what people (and lists of stolen passwords) choose first. */
const COMMON = ["password", "passw0rd", "qwerty", "qwertyuiop", "123456", "1234567890", "abcdef", "admin", "iloveyou", "tavoliaperti", "juventus", "sardegna", "forzacagliari"];

/**
 * [IDN-02] What is wrong with a new password, or null. Length is what makes it strong: no capital letter,
 * digit or sign is asked for, and a sentence of plain words with spaces is welcome.
 */
export function passwordProblem(password: string, about: { email?: string; displayName?: string } = {}): PasswordProblem | null {
  if ([...password].length < passwordMin) return "password_too_short";
  if (new TextEncoder().encode(password).byteLength > passwordMaxBytes) return "password_too_long";
  const plain = squeeze(password);
  if (new Set(plain).size < 5) return "password_too_easy";
  const personal = [about.email, about.email?.split("@")[0], about.displayName].map((text) => squeeze(text ?? "")).filter((text) => text.length >= 4);
  for (const known of [...COMMON, ...personal]) {
    const rest = plain.replaceAll(known, "");
    if (rest !== plain && rest.length < 6) return "password_too_easy";
  }
  return null;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[\s._-]/g, "");
}
