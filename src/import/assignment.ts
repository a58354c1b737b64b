/**
 * The one-to-one assignment of rows to columns with the largest total score (the Hungarian method with potentials,
 * Kuhn 1955, Munkres 1957; O(rows^2 x columns)). A row may stay without a column at score 0.
 *
 * @param score `score[row][column]`, 0 or more; 0 means "cannot"
 * @returns the column of each row, -1 where it stays without
 */
export function bestAssignment(score: readonly (readonly number[])[], columns: number): number[] {
  const rows = score.length;
  // A column of its own at cost 0 for every row: to stay without.
  const width = columns + rows;
  const cost = (row: number, column: number) => (column < columns ? -(score[row]?.[column] ?? 0) : 0);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(width + 1);
  const rowAt = new Int32Array(width + 1);
  const before = new Int32Array(width + 1);
  for (let row = 1; row <= rows; row++) {
    rowAt[0] = row;
    let column = 0;
    const slack = new Float64Array(width + 1).fill(Infinity);
    const seen = new Uint8Array(width + 1);
    do {
      seen[column] = 1;
      const current = rowAt[column]!;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= width; j++) {
        if (seen[j]) continue;
        const reduced = cost(current - 1, j - 1) - rowPotential[current]! - columnPotential[j]!;
        if (reduced < slack[j]!) {
          slack[j] = reduced;
          before[j] = column;
        }
        if (slack[j]! < delta) {
          delta = slack[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= width; j++) {
        if (seen[j]) {
          rowPotential[rowAt[j]!]! += delta;
          columnPotential[j]! -= delta;
        } else slack[j]! -= delta;
      }
      column = next;
    } while (rowAt[column] !== 0);
    do {
      const previous = before[column]!;
      rowAt[column] = rowAt[previous]!;
      column = previous;
    } while (column !== 0);
  }
  const result = new Array<number>(rows).fill(-1);
  for (let j = 1; j <= columns; j++) {
    const row = rowAt[j]!;
    if (row > 0 && (score[row - 1]?.[j - 1] ?? 0) > 0) result[row - 1] = j - 1;
  }
  return result;
}
