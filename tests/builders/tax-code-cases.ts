/** What is typed as an organisation's codice fiscale, and what is wrong with it. The rule in TypeScript and the one in SQL run on the same table. */
export const TAX_CODE_CASES: readonly { typed: string; problem: "tax_code_wrong" | "tax_code_personal" | null; why: string }[] = [
  { typed: "80002870923", problem: null, why: "a public body's" },
  { typed: "12345670017", problem: null, why: "an invented one with its control digit" },
  { typed: " 123 456 700 17 ", problem: null, why: "blanks are not counted" },
  { typed: "12345670018", problem: "tax_code_wrong", why: "another control digit" },
  { typed: "12345670107", problem: "tax_code_wrong", why: "two digits swapped" },
  { typed: "1234567001", problem: "tax_code_wrong", why: "ten digits" },
  { typed: "123456700170", problem: "tax_code_wrong", why: "twelve digits" },
  { typed: "00000000000", problem: "tax_code_wrong", why: "only zeros" },
  { typed: "1234567001A", problem: "tax_code_wrong", why: "a letter" },
  { typed: "RSSMRA80A01H501U", problem: "tax_code_personal", why: "a person's" },
  { typed: "rssmra80a01h501u", problem: "tax_code_personal", why: "a person's, in small letters" },
  { typed: "1234567890123456", problem: "tax_code_wrong", why: "sixteen digits are nobody's" },
];
