import type { Participant } from "./documents.events.ts";

export type Company = {
  /** Who may be met by name: organisations, office, facilitation, the Conferenza. */
  named: readonly Participant[];
  citizens: number;
  /** Others who only read. */
  readers: number;
};

/** [COED-70] Who is here, as it is shown: bodies and organisations one by one, citizens and other readers only as a number. */
export function companyOf(others: readonly Participant[]): Company {
  return {
    named: others.filter(({ capacity }) => capacity !== "citizen" && capacity !== "reader"),
    citizens: others.filter(({ capacity }) => capacity === "citizen").length,
    readers: others.filter(({ capacity }) => capacity === "reader").length,
  };
}
