/** Rows a call. */
const BLOCK = 1 << 10;

/**
 * Goes over the rows of a long column a block a call. JavaScript engines compile what is called often and keep it; a loop
 * that is entered once and runs a million times is compiled while it runs, and half of its rows are interpreted by then.
 */
export function inBlocks(rows: number, over: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += BLOCK) over(from, Math.min(rows, from + BLOCK));
}
