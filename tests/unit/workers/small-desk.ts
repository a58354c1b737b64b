import { members } from '../../../src/analysis/selection-classes.ts';
import type { Dataset, View } from '../../../src/model/dataset.ts';
import { narrowed } from '../../../src/model/selection.ts';
import type { ViewSettings } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import type { Outcome } from '../../../workers/engine-api.ts';
import { outcome } from '../../../workers/outcome.ts';
import type { SheetCells } from '../../../workers/sheet-api.ts';
import { SheetDesk } from '../../../workers/sheet-desk.ts';

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
