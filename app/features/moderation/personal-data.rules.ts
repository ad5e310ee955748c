export type PersonalDataKind = "fiscal_code" | "iban" | "email" | "phone";

/** Where in a text personal data stands. `end` is the place after the last character. */
export type PersonalDataMatch = {
  kind: PersonalDataKind;
  text: string;
  start: number;
  end: number;
  /** For a fiscal code: its control character is right, so it is one and no look-alike. True for the other kinds. */
  certain: boolean;
};

const space = "[ \\u00a0]?";
const separator = "[ \\u00a0./\\u2013-]";
const maybe = `${separator}?`;

const fiscalCode = `(?<![a-z0-9])[a-z]{3}${space}[a-z]{3}${space}[0-9lmnpqrstuv]{2}[a-ehlmprst][0-9lmnpqrstuv]{2}${space}[a-z][0-9lmnpqrstuv]{3}[a-z](?![a-z0-9])`;
const iban = `(?<![a-z0-9])(?:it|sm)${space}[0-9]{2}${space}[a-z](?:${space}[0-9]){10}(?:${space}[0-9a-z]){12}(?![a-z0-9])`;
// The look-behind and the bounds keep the search linear: without them a megabyte of letters takes hours.
const email = "(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:[.][a-z0-9-]{1,63}){1,8}";
const mobile = [
  `[0-9]{3}${maybe}[0-9]{4}`,
  `[0-9]{4}${maybe}[0-9]{3}`,
  `[0-9]{2}${maybe}[0-9]{2}${maybe}[0-9]{3}`,
  `[0-9]{3}${maybe}[0-9]{2}${maybe}[0-9]{2}`,
].join("|");
const landline = [
  `(?:0[26]|0[1-9][0-9]{1,2})${separator}[0-9]{5,8}`,
  "0[1-9][0-9]{6,8}",
  `0[1-9][0-9]{1,2}${separator}[0-9]{2,4}${separator}[0-9]{2,4}(?:${separator}[0-9]{2,3})?`,
].join("|");
const italianPhone = `(?<![a-z0-9€])(?<![0-9][.,/])(?:(?:[+]|00)39${maybe})?(?:3[0-9]{2}${maybe}(?:${mobile})|${landline})(?![0-9])(?![.,/][0-9])`;
const foreignPhone = `(?<![0-9])[+][1-9][0-9]{0,2}(?:${maybe}[0-9]){8,12}(?![0-9])`;

const patterns = [
  ["fiscal_code", fiscalCode],
  ["iban", iban],
  ["email", email],
  ["phone", `${italianPhone}|${foreignPhone}`],
] as const satisfies readonly (readonly [PersonalDataKind, string])[];

/**
 * [PROP-05] The personal data in a free text, in the order in which they stand. The same patterns decide in SQL
 * (`private.find_personal_data`); here they come with their places, so that a page can show what to take out.
 */
export function findPersonalData(text: string): PersonalDataMatch[] {
  return patterns
    .flatMap(([kind, pattern]) =>
      [...text.matchAll(new RegExp(pattern, "gi"))].map((match) => ({
        kind,
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
        certain: kind !== "fiscal_code" || hasRightControlCharacter(match[0]),
      })),
    )
    .toSorted((a, b) => a.start - b.start);
}

/** Values of the characters at odd places (first, third …) of a fiscal code; at even places a digit or letter counts as itself. */
const oddValues: Readonly<Record<string, number>> = {
  0: 1, 1: 0, 2: 5, 3: 7, 4: 9, 5: 13, 6: 15, 7: 17, 8: 19, 9: 21,
  A: 1, B: 0, C: 5, D: 7, E: 9, F: 13, G: 15, H: 17, I: 19, J: 21, K: 2, L: 4, M: 18,
  N: 20, O: 11, P: 3, Q: 6, R: 8, S: 12, T: 14, U: 16, V: 10, W: 22, X: 25, Y: 24, Z: 23,
};

function evenValue(character: string): number {
  return /[0-9]/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
}

/** True when the sixteenth character is the one that the first fifteen give (decree of 23 December 1976). */
export function hasRightControlCharacter(fiscalCode: string): boolean {
  const code = fiscalCode.toUpperCase().replace(/[^A-Z0-9]/g, "");
  if (code.length !== 16) return false;
  const sum = [...code.slice(0, 15)].reduce((total, character, index) => total + (index % 2 === 0 ? (oddValues[character] ?? 0) : evenValue(character)), 0);
  return code[15] === String.fromCharCode(65 + (sum % 26));
}
