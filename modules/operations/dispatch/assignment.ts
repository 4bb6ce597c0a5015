/**
 * The cheapest way to give each row a column of its own (the linear assignment problem): by row the column that it has, null where
 * it is better off with none. `costs[row][column]`: Infinity where it cannot be; `none`: what a row costs that has no column.
 * Successive shortest paths with potentials (Jonker and Volgenant 1987, in the form of Kuhn and Munkres), cubic in the rows.
 */
export function assignCheapest(costs: readonly (readonly number[])[], none: number): readonly (number | null)[] {
  const rows = costs.length;
  const real = Math.max(0, ...costs.map((row) => row.length));
  // A column of its own for each row stands for none: then there is always a way.
  const columns = real + rows;
  const costOf = (row: number, column: number): number =>
    column >= real ? none : Math.min(costs[row]?.[column] ?? Infinity, FORBIDDEN);
  const byRow = new Float64Array(rows);
  const byColumn = new Float64Array(columns);
  const rowOf = new Int32Array(columns).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const least = new Float64Array(columns).fill(Infinity);
    const before = new Int32Array(columns).fill(-1);
    const done = new Uint8Array(columns);
    let [at, last] = [row, -1];
    for (;;) {
      let [nearest, by] = [-1, Infinity];
      for (let column = 0; column < columns; column += 1) {
        if (done[column] === 1) continue;
        const reduced = costOf(at, column) - (byRow[at] ?? 0) - (byColumn[column] ?? 0);
        if (reduced < (least[column] ?? 0)) {
          least[column] = reduced;
          before[column] = last;
        }
        if ((least[column] ?? 0) < by) [nearest, by] = [column, least[column] ?? 0];
      }
      // All that was reached moves by this, so that the nearest becomes free of cost.
      byRow[row] = (byRow[row] ?? 0) + by;
      for (let column = 0; column < columns; column += 1) {
        if (done[column] === 1) {
          const held = rowOf[column] ?? 0;
          byRow[held] = (byRow[held] ?? 0) + by;
          byColumn[column] = (byColumn[column] ?? 0) - by;
        } else least[column] = (least[column] ?? 0) - by;
      }
      done[nearest] = 1;
      last = nearest;
      if (rowOf[nearest] === -1) break;
      at = rowOf[nearest] ?? 0;
    }
    for (let column = last; column !== -1; column = before[column] ?? -1) {
      const earlier = before[column] ?? -1;
      rowOf[column] = earlier === -1 ? row : (rowOf[earlier] ?? row);
    }
  }
  const columnOf = new Array<number | null>(rows).fill(null);
  for (const [column, row] of rowOf.entries()) if (row >= 0 && column < real) columnOf[row] = column;
  return columnOf;
}

/** More than any time, and small enough to be reckoned with. */
const FORBIDDEN = 1e9;
