import { m } from "#app/paraglide/messages.js";
import type { ProofKind } from "../identity.limits.ts";

/** Title, explanation and button of the page that a mailed link opens. */
export function confirmWords(type: ProofKind): { title: string; text: string; submit: string } {
  switch (type) {
    case "signup":
      return { title: m.identity_confirm_signup_title(), text: m.identity_confirm_signup_text(), submit: m.identity_confirm_signup_submit() };
    case "magiclink":
      return { title: m.identity_confirm_magiclink_title(), text: m.identity_confirm_magiclink_text(), submit: m.identity_confirm_magiclink_submit() };
    case "recovery":
      return { title: m.identity_confirm_recovery_title(), text: m.identity_confirm_recovery_text(), submit: m.identity_confirm_recovery_submit() };
    case "email_change":
      return { title: m.identity_confirm_email_change_title(), text: m.identity_confirm_email_change_text(), submit: m.identity_confirm_email_change_submit() };
  }
}
