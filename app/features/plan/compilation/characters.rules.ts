/** Tells whether every style of the document's font can draw a code point. */
export type HasGlyph = (codePoint: number) => boolean;

export type PlaceholderWords = { symbol: string; otherScript: string };

export type CleanedText = {
  text: string;
  /** Invisible characters taken out, as «U+202E». */
  removed: string[];
  /** Visible characters that the font lacks, as they were typed. */
  replaced: string[];
};

const LINE_ENDS = /\r\n?|[\n\t\v\f\u0085\u2028\u2029]/g;
/** Controls, bidirectional overrides, zero-width characters, private use, unpaired surrogates, variation selectors. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
/** Part of an emoji's spelling, not something a person hid: removing them is not worth a line in the list of issues. */
const EMOJI_GLUE = new Set([0x200d, 0xfe0e, 0xfe0f]);

/** Characters with an equal in every font: the reader sees no difference, so no issue is recorded. */
const QUIET_SUBSTITUTES: Readonly<Record<string, string>> = {
  "\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2007": "\u00a0", "\u205f": " ", "\u3000": " ",
  "\u2000": " ", "\u2001": " ", "\u2002": " ", "\u2003": " ", "\u2004": " ", "\u2005": " ", "\u2006": " ",
  "\u2008": " ", "\u2009": " ", "\u200a": " ", "\u2015": "\u2014", "\u2212": "\u2013", "\u02bc": "\u2019",
};

const SUBSTITUTES: Readonly<Record<string, string>> = {
  "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "⇐": "<=", "➔": "->", "➜": "->", "►": ">", "▶": ">", "◄": "<",
  "✓": "[x]", "✔": "[x]", "☑": "[x]", "☒": "[x]", "✗": "[x]", "✘": "[x]", "☐": "[ ]", "□": "[ ]", "■": "•",
  "●": "•", "○": "•", "◦": "•", "▪": "•", "▫": "•", "◆": "•", "★": "*", "☆": "*", "−": "–", "∙": "·", "⋅": "·",
  "✉": "e-mail", "☎": "tel.",
};

/** Strips what cannot be seen and normalises to NFC; records what was taken out. */
function stripInvisible(value: string): { text: string; removed: string[] } {
  const removed = new Set<string>();
  const text = value.replace(LINE_ENDS, " ").replace(INVISIBLE, (found) => {
    const code = found.codePointAt(0) ?? 0;
    if (!EMOJI_GLUE.has(code)) removed.add(`U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
    return "";
  });
  return { text: text.normalize("NFC"), removed: [...removed] };
}

function drawable(text: string, hasGlyph: HasGlyph): boolean {
  return text.length > 0 && [...text].every((one) => hasGlyph(one.codePointAt(0) ?? 0));
}

/** The nearest text that the font can draw, or null when there is none. */
function substitute(character: string, hasGlyph: HasGlyph): string | null {
  const compatible = character.normalize("NFKC");
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "");
  for (const candidate of [SUBSTITUTES[character], compatible, base]) {
    if (candidate !== undefined && candidate !== character && drawable(candidate, hasGlyph)) return candidate;
  }
  // A lone combining mark: its letter stays.
  return /\p{M}/u.test(character) ? "" : null;
}

/**
 * Makes a text printable in the official document (DOC-01, DOC-02): a single character that the font lacks would stop the
 * PDF of the whole plan. A run of them becomes one placeholder in words, which a screen reader can say.
 */
export function cleanText(value: string, hasGlyph: HasGlyph, words: PlaceholderWords): CleanedText {
  const stripped = stripInvisible(value);
  const replaced: string[] = [];
  let text = "";
  let missing = "";
  const flush = () => {
    if (missing === "") return;
    const trailing = /\s*$/.exec(missing)?.[0] ?? "";
    const run = missing.trimEnd();
    replaced.push(run);
    text += `[${/\p{L}/u.test(run) ? words.otherScript : words.symbol}]${trailing}`;
    missing = "";
  };
  for (const character of stripped.text) {
    const quiet = QUIET_SUBSTITUTES[character];
    if (hasGlyph(character.codePointAt(0) ?? 0)) {
      if (missing !== "" && character === " ") {
        missing += character;
        continue;
      }
      flush();
      text += character;
    } else if (quiet !== undefined) {
      flush();
      text += quiet;
    } else {
      const near = substitute(character, hasGlyph);
      if (near === null) {
        missing += character;
        continue;
      }
      flush();
      replaced.push(character);
      text += near;
    }
  }
  flush();
  return { text, removed: stripped.removed, replaced };
}
