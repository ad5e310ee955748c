/** Words of a proposal, in the form's keys that carry most of them. */
export type Texts = { title: string; need: string; who: string; proposal: string; expected_change: string };

const SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "tra", "scu", "pre", "gli"];

/** Numbers between 0 and 1 that look random and are the same in every run. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * As many different proposals as wanted out of a few real ones: each keeps its build, a third of its words are drawn from all of
 * them, as often as they occur there, and some are words that nobody else uses. So frequent words stay frequent and rare ones rare.
 */
export function shuffledTexts(originals: readonly Texts[], many: number, seed = 20_261_122): Texts[] {
  const next = dice(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const pool = originals.flatMap((text) => wordsOf(`${text.title} ${text.need} ${text.who} ${text.proposal} ${text.expected_change}`));
  const invented = (): string => Array.from({ length: 3 + Math.floor(next() * 2) }, () => pick(SYLLABLES) ?? "").join("");
  const shuffled = (text: string, longest: number): string =>
    text.replaceAll(/\p{L}{4,}/gu, (word) => {
      const fate = next();
      return fate < 0.01 ? invented() : fate < 0.34 ? (pick(pool) ?? word) : word;
    }).slice(0, longest);
  return Array.from({ length: many }, () => {
    const base = pick(originals);
    if (!base) throw new Error("no texts to shuffle");
    return {
      title: shuffled(base.title, 120),
      need: shuffled(base.need, 1500),
      who: shuffled(base.who, 500),
      proposal: shuffled(base.proposal, 3000),
      expected_change: shuffled(base.expected_change, 800),
    };
  });
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}{4,}/gu) ?? [];
}
