export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export type Quartiles = { low: number; median: number; high: number };

export function quartiles(values: readonly number[]): Quartiles {
  const known = values.filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (known.length - 1);
    const [below, above] = [known[Math.floor(place)] ?? Number.NaN, known[Math.ceil(place)] ?? Number.NaN];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

export function printed({ low, median, high }: Quartiles, digits = 1): string {
  if (!Number.isFinite(median)) return "–";
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}
