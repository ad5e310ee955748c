import { expect, it } from "vitest";
import { announcementSentence } from "./announcements.render.ts";
import { groupHappenings, type Happening, WRITING_PAUSE } from "./announcements.rules.ts";

function said(happenings: readonly Happening[], spoken: ReadonlyMap<string, number> = new Map(), now = 1_000_000) {
  const grouped = groupHappenings(happenings, spoken, now);
  return { text: grouped.announcement && announcementSentence(grouped.announcement), spoken: grouped.spoken };
}

const wrote = (who: string, place: number | null): Happening => ({ kind: "wrote", who, place });

it("[COED-71] many keystrokes are one sentence", () => {
  expect(said(Array.from({ length: 50 }, () => wrote("Ufficio di Piano", 3))).text).toBe("Ufficio di Piano sta scrivendo nel paragrafo 3.");
});

it("[COED-71] who comes and who writes is said in one go, people first", () => {
  const happenings: Happening[] = [wrote("Cooperativa X", 2), { kind: "entered", who: "Sindacato Y" }, { kind: "entered", who: "Facilitazione" }, { kind: "left", who: "Ufficio di Piano" }];
  expect(said(happenings).text).toBe("Nel testo: Sindacato Y e Facilitazione. Fuori dal testo: Ufficio di Piano. Cooperativa X sta scrivendo nel paragrafo 2.");
});

it("[COED-71] coming and going again is no news, and colleagues are counted", () => {
  expect(said([{ kind: "entered", who: "Sindacato Y" }, { kind: "left", who: "Sindacato Y" }]).text).toBeNull();
  expect(said([{ kind: "entered", who: "Ufficio di Piano" }, { kind: "entered", who: "Ufficio di Piano" }]).text).toBe("Nel testo: Ufficio di Piano (2).");
});

it("[COED-71] who goes on writing in the same paragraph is not mentioned again for a minute", () => {
  const first = said([wrote("Ufficio di Piano", 3)]);
  const soon = said([wrote("Ufficio di Piano", 3)], first.spoken, 1_000_000 + WRITING_PAUSE - 1);
  expect(soon.text).toBeNull();
  expect(said([wrote("Ufficio di Piano", 4)], first.spoken, 1_000_001).text).toBe("Ufficio di Piano sta scrivendo nel paragrafo 4.");
  expect(said([wrote("Ufficio di Piano", 3)], soon.spoken, 1_000_000 + WRITING_PAUSE).text).toBe("Ufficio di Piano sta scrivendo nel paragrafo 3.");
});

it("[COED-71] several paragraphs are named, many are not listed", () => {
  expect(said([wrote("A", 5), wrote("A", 2)]).text).toBe("A sta scrivendo nei paragrafi 2 e 5.");
  expect(said([1, 2, 3, 4].map((place) => wrote("A", place))).text).toBe("A sta scrivendo in più punti.");
  expect(said([wrote("A", null)]).text).toBe("A sta cambiando il testo.");
});
