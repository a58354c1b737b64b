import { members } from '../../../src/analysis/selection-classes.ts';
import type { Dataset, View } from '../../../src/model/dataset.ts';
import { narrowed } from '../../../src/model/selection.ts';
import type { ViewSettings } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import type { Outcome } from '../../../workers/engine-api.ts';
import { outcome } from '../../../workers/outcome.ts';
import type { SheetCells, SheetQuery } from '../../../workers/sheet-api.ts';
import { SheetDesk } from '../../../workers/sheet-desk.ts';
import { datasetOf } from '../model/small-dataset.ts';

/** ann buys tea twice, Bo cake; dee only gave back; one line of nobody. */
export const DATASET = datasetOf([
  { customer: 'Bo', date: '2021-02-03', amount: 20, order: 'o10', attributes: { size: 'large', shop: 'north' } },
  { customer: 'ann', date: '2021-01-05', amount: 10, order: 'o1', attributes: { size: 'small', shop: 'north' } },
  { customer: 'ann', date: '2021-03-07', amount: 5.5, order: 'o3', attributes: { size: 'small', shop: 'south' } },
  { customer: 'ann', date: '2021-03-07', amount: 1, order: 'o3', attributes: { size: '', shop: 'south' } },
  { customer: 'dee', date: '2021-03-09', amount: -2, order: 'o4', attributes: { size: '', shop: 'North' } },
  { customer: '', date: '2021-03-10', amount: 7, order: 'o5', attributes: { size: '', shop: 'south' } },
]); // prettier-ignore
export const LINES: SheetQuery = { table: 'lines', conditions: [], sort: [] };

/** A desk over a dataset, without the engine around it. */
export function deskOf(dataset: Dataset): SheetDesk {
  const known = new Map<string, View>();
  const view = (settings: ViewSettings): View => {
    const key = JSON.stringify(settings);
    let found = known.get(key);
    if (!found) known.set(key, (found = buildView(dataset, settings, { view, members })));
    return found;
  };
  return new SheetDesk({
    asked: (_, answer) => outcome(answer),
    view,
    behind: (where, settings) => view({ ...settings, selection: narrowed(settings.selection, where) }),
  });
}

export function ok<T>(answer: Outcome<T>): T {
  if ('error' in answer) throw new Error(answer.error.message);
  return answer.ok;
}

/** Cells as plain values; blank texts null. */
export function plain(cells: SheetCells | undefined): (string | number | null)[] {
  switch (cells?.kind) {
    case 'text':
      return Array.from(cells.codes, (code) => cells.levels[code] ?? null);
    case 'date':
      return [...cells.days];
    case 'number':
      return [...cells.values];
    case undefined:
      return [];
  }
}
