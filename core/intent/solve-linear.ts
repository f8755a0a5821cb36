/** The x of matrix × x = right, by Gauss's elimination with row exchange; the matrix is square and not singular. Cost is n³ / 3. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const at = (i: number, j: number) => lines[i]?.[j] ?? 0;
  const size = lines.length;
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let k = i + 1; k < size; k++) if (Math.abs(at(k, i)) > Math.abs(at(pivot, i))) pivot = k;
    [lines[i], lines[pivot]] = [lines[pivot] ?? [], lines[i] ?? []];
    for (let k = i + 1; k < size; k++) {
      const factor = at(k, i) / at(i, i);
      const line = lines[k];
      if (line && factor !== 0) for (let j = i; j <= size; j++) line[j] = (line[j] ?? 0) - factor * at(i, j);
    }
  }
  const solved = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = at(i, size);
    for (let j = i + 1; j < size; j++) rest -= at(i, j) * (solved[j] ?? 0);
    solved[i] = rest / at(i, i);
  }
  return solved;
}
