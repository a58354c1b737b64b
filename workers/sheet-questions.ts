import type { SheetDesk } from './sheet-desk.ts';
import type { SheetApi } from './sheet-api.ts';

type Asked<Name extends keyof SheetApi> = Parameters<SheetApi[Name]>;

/** Hands what sheets ask on to their desk: an engine is one of these. */
export abstract class SheetQuestions implements Pick<SheetApi, 'sheetInfo' | 'sheetWindow' | 'sheetSums'> {
  protected abstract readonly sheets: SheetDesk;

  sheetInfo(...asked: Asked<'sheetInfo'>) {
    return this.sheets.sheetInfo(...asked);
  }
  sheetWindow(...asked: Asked<'sheetWindow'>) {
    return this.sheets.sheetWindow(...asked);
  }
  sheetSums(...asked: Asked<'sheetSums'>) {
    return this.sheets.sheetSums(...asked);
  }
}
