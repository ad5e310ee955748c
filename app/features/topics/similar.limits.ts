/** Something public that resembles what one writes. */
export type SimilarHit = { id: string; number: string; title: string; excerpt: string; organisation: string | null; municipality: string | null };

/** What the look-up answers to a script. */
export type SimilarAnswer = { hits: readonly SimilarHit[] };
