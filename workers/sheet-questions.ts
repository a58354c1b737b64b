import type { SheetDesk } from './sheet-desk.ts';
import type { SheetApi } from './sheet-api.ts';

type Asked<Name extends keyof SheetApi> = Parameters<SheetApi[Name]>;

/** Hands what sheets ask on to their desk: an engine is one of these. */
export abstract class SheetQuestions implements SheetApi {
  protected abstract readonly sheets: SheetDesk;

  sheetInfo(...asked: Asked<'sheetInfo'>) {
    return this.sheets.sheetInfo(...asked);
  }
  sheetWindow(...asked: Asked<'sheetWindow'>) {
    return this.sheets.sheetWindow(...asked);
  }
  sheetColumn(...asked: Asked<'sheetColumn'>) {
    return this.sheets.sheetColumn(...asked);
  }
  sheetValues(...asked: Asked<'sheetValues'>) {
    return this.sheets.sheetValues(...asked);
  }
  sheetFind(...asked: Asked<'sheetFind'>) {
    return this.sheets.sheetFind(...asked);
  }
  sheetSums(...asked: Asked<'sheetSums'>) {
    return this.sheets.sheetSums(...asked);
  }
  sheetCopy(...asked: Asked<'sheetCopy'>) {
    return this.sheets.sheetCopy(...asked);
  }
  sheetGroup(...asked: Asked<'sheetGroup'>) {
    return this.sheets.sheetGroup(...asked);
  }
  sheetCustomers(...asked: Asked<'sheetCustomers'>) {
    return this.sheets.sheetCustomers(...asked);
  }
  sheetFileRows(...asked: Asked<'sheetFileRows'>) {
    return this.sheets.sheetFileRows(...asked);
  }
  sheetRowOf(...asked: Asked<'sheetRowOf'>) {
    return this.sheets.sheetRowOf(...asked);
  }
  sheetCsv(...asked: Asked<'sheetCsv'>) {
    return this.sheets.sheetCsv(...asked);
  }
}
