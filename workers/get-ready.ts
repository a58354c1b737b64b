import type { OpenedFile } from '../src/import/open.ts';
import { lineIndex } from '../src/model/line-index.ts';

/** Milliseconds a check stands before more than a moment is spent ahead: who is quicker than that waits for nothing. */
const AFTER = 300;
/** Rows of which the index is there in a moment: a change of mind has to wait for it. */
const MOST_ROWS = 2_000_000;

/**
 * Makes what the workbench asks first while the check is looked at, where all rows count: then the lines are the columns
 * that were read, and nothing is held twice.
 *
 * @param isWanted whether that check still stands
 */
export function getReady(opened: OpenedFile, isWanted: () => boolean): void {
  const { check } = opened;
  if (!check.ready || !check.waterfall) return;
  const { file, analysed, anonymous } = check.waterfall;
  if (analysed.rows + anonymous.rows !== file.rows) return;
  const prepare = (work: () => void, after: number) =>
    setTimeout(() => {
      if (!isWanted() || opened.check !== check) return;
      try {
        work();
      } catch {
        // Whoever accepts the file is told.
      }
    }, after);
  // While the page draws the check.
  prepare(() => opened.dataset(), 0);
  if (file.rows <= MOST_ROWS) prepare(() => lineIndex(opened.dataset().lines), AFTER);
}
