import { describe, expect, test } from "vitest";
import { cleanText } from "./characters.rules.ts";

const latin = (code: number) => (code >= 0x20 && code < 0x250) || [0x2013, 0x2014, 0x2019, 0x20ac, 0x2022].includes(code);
const words = { symbol: "simbolo", otherScript: "testo in altri caratteri" };
const clean = (value: string) => cleanText(value, latin, words);

describe("characters of the official document", () => {
  test("[DOC-01] controls, zero-width and direction overrides are removed and named", () => {
    expect(clean("pa\u200bne\u202e e \u0000vino\ufeff")).toEqual({
      text: "pane e vino",
      removed: ["U+200B", "U+202E", "U+0000", "U+FEFF"],
      replaced: [],
    });
    expect(clean("uno\r\ndue\ttre").text).toBe("uno due tre");
    expect(clean("e\u0301").text).toBe("é");
    expect(clean("a\ud800b").text).toBe("ab");
  });

  test("[DOC-02] a missing character becomes a similar sign or a word", () => {
    expect(clean("A → B ✓").text).toBe("A -> B [x]");
    expect(clean("ﬁne x\u0331").text).toBe("fine x");
    expect(clean("ben\u202fvenuti, socio\u2011sanitario").text).toBe("ben\u00a0venuti, socio-sanitario");
    expect(clean("ben\u202fvenuti").replaced).toEqual([]);
    expect(clean("Viva 👩‍👩‍👧 la 🏛️!")).toMatchObject({ text: "Viva [simbolo] la [simbolo]!", replaced: ["👩👩👧", "🏛"] });
    expect(clean("Община Дългопол (Bulgaria)")).toMatchObject({ text: "[testo in altri caratteri] (Bulgaria)" });
  });
});
