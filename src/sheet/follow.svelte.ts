import { untrack } from 'svelte';
import type { GridState } from './grid.svelte.ts';

function when(read: () => unknown, act: () => void): void {
  $effect(() => {
    read();
    untrack(act);
  });
}

/** Lets a grid follow its source, its size and itself. Called while its component is made. */
export function followChanges(grid: GridState): void {
  when(
    () => grid.source.version,
    () => grid.restart(),
  );
  when(
    () => grid.arranged,
    () => grid.columnsChanged(),
  );
  when(
    () => [grid.source.rows, grid.height, grid.headHeight],
    () => grid.resized(),
  );
  when(
    () => [grid.source.version, grid.source.rows, grid.arranged, grid.width, grid.height, grid.selection, grid.inHead],
    () => grid.paint(),
  ); // prettier-ignore
  when(
    () => [grid.selection, grid.arranged, grid.source.version],
    () => grid.announce(),
  );
  when(
    () => [grid.heads, grid.arranged],
    () => grid.summaries.look(),
  );
}
