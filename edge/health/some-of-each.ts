/** The first `max` in the order given; where there are more, the first of each code, then the second of each, and so on. */
export function someOfEach<Told extends { code: string }>(all: readonly Told[], max: number): Told[] {
  if (all.length <= max) return [...all];
  const counts = new Map<string, number>();
  const ranked = all.map((told) => {
    const rank = counts.get(told.code) ?? 0;
    counts.set(told.code, rank + 1);
    return { told, rank };
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map(({ told }) => told);
}
