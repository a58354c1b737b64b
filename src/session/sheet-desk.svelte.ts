import type { Remote } from 'comlink';
import type { OpenRowWindow, Outcome } from '../../workers/engine-api.ts';
import type { Selection } from '../model/selection.ts';
import type { ViewSettings } from '../model/settings.ts';
import type { SheetApi } from '../../workers/sheet-api.ts';
import { EngineDesk } from './engine-desk.svelte.ts';

/** What sheets and charts share: the customers picked, and the way to the rows. */
export abstract class SheetDesk extends EngineDesk {
  /** Keys of the customers picked in a sheet or on a chart: the same on every screen. */
  picked = $state.raw<readonly string[]>([]);

  pick(customers: readonly string[]): void {
    this.picked = customers;
  }

  askSheet<T>(call: (engine: Remote<SheetApi>) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    // A remote face of all that the engine answers is one of this part of it too.
    return this.engine.call((engine) => call(engine as unknown as Remote<SheetApi>));
  }

  /** How many rows lie behind a figure. */
  countRows(where: Selection, view: ViewSettings): Promise<Outcome<OpenRowWindow['counts']>> {
    return this.engine.call((engine) => engine.countRows(where, view));
  }

  /** Counts what rows are made of, apart from the view: another file, other corrections. */
  get rowsVersion(): number {
    return this.dataVersion;
  }
}
