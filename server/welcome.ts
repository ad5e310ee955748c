import { DEMO_PASSWORD, PERSONAS, type PersonaId } from "#app/features/demonstration/demonstration.limits.ts";
import { personaText } from "#app/features/demonstration/persona-text.ts";
import { m } from "#app/paraglide/messages.js";

export type Welcome = { origin: string; demo: boolean; mailbox: boolean };

const IT = { locale: "it" } as const;
const EN = { locale: "en" } as const;

/** What is printed once the server answers: the address, the demonstration's accounts, what to do next. */
export function welcome({ origin, demo, mailbox }: Welcome): string[] {
  return [
    "",
    m.demo_welcome_open({ origin }, IT),
    m.demo_welcome_open({ origin }, EN),
    "",
    ...(demo ? demonstrationLines(origin) : [m.demo_welcome_empty({}, IT)]),
    ...(mailbox ? [m.demo_welcome_mailbox({ origin }, IT)] : []),
    m.demo_welcome_stop({}, IT),
    "",
  ];
}

function demonstrationLines(origin: string): string[] {
  const widest = Math.max(...PERSONAS.map(({ id }) => nameOf(id).length));
  return [
    m.demo_welcome_demo({}, IT),
    m.demo_welcome_accounts({}, IT),
    ...PERSONAS.map(({ id, email }) => `  ${nameOf(id).padEnd(widest)}  ${email}`),
    `  ${m.demo_welcome_password({ password: DEMO_PASSWORD }, IT)}`,
    "",
    m.demo_welcome_next({ origin }, IT),
    m.demo_welcome_next({ origin }, EN),
  ];
}

function nameOf(id: PersonaId): string {
  return personaText(id, IT).name;
}
