/**
 * The sentence for a live region that says `before`. Words that do not change are not read a second time: every second time they end with a
 * no-break space, which nobody hears.
 */
export function saidAgain(before: string, sentence: string): string {
  return sentence !== "" && before === sentence ? `${sentence}\u00a0` : sentence;
}
