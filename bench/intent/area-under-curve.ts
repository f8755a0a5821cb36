/** The chance that a score of one that happened is above a score of one that did not; ties count half (Mann and Whitney). */
export function areaUnderCurve(scores: readonly number[], happened: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const yes = happened.filter(Boolean).length;
  let rankSum = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to++;
    const rank = (from + to + 1) / 2;
    for (const i of order.slice(from, to)) if (happened[i]) rankSum += rank;
    from = to;
  }
  return (rankSum - (yes * (yes + 1)) / 2) / (yes * (scores.length - yes));
}
