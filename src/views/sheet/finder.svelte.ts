import { untrack } from 'svelte';
import type { PlainError } from '../../../workers/engine-api.ts';
import type { GridPlace, SheetSource } from '../../sheet/source.ts';

/** A text looked for in the cells shown, one place after the other and around the end. */
export class Finder {
  open = $state(false);
  text = $state('');
  place = $state.raw<GridPlace | null>(null);
  state = $state<'idle' | 'searching' | 'found' | 'none'>('idle');
  error = $state.raw<PlainError | null>(null);
  #turn = 0;

  /**
   * @param columns names of those shown, from left to right
   * @param from where to look on from: the active cell
   * @param onfound brings the cell into sight
   */
  constructor(
    readonly source: () => SheetSource,
    readonly columns: () => readonly string[],
    readonly from: () => GridPlace | null,
    readonly onfound: (place: GridPlace) => void,
  ) {}

  start(): void {
    this.open = true;
    this.state = 'idle';
  }

  close(): void {
    this.open = false;
    this.#turn += 1;
  }

  /** What is typed is looked for from where one stands, the place itself included. */
  type(text: string): void {
    this.text = text;
    if (text === '') this.state = 'idle';
    else void this.find(false, true);
  }

  next(): Promise<void> {
    return this.find(false, false);
  }

  previous(): Promise<void> {
    return this.find(true, false);
  }

  async find(backwards: boolean, stay: boolean): Promise<void> {
    const source = untrack(() => this.source());
    if (this.text === '' || !source.find) return;
    const turn = ++this.#turn;
    this.state = 'searching';
    const columns = this.columns();
    const from = this.place ?? this.from() ?? { row: 0, column: columns[0] ?? '' };
    const begin = stay ? before(from, columns) : from;
    const answer = await source.find(this.text, begin, backwards, columns);
    if (turn !== this.#turn) return;
    if ('error' in answer) {
      if (answer.error.code !== 'superseded') this.error = answer.error;
      this.state = 'idle';
      return;
    }
    this.error = null;
    this.state = answer.ok ? 'found' : 'none';
    this.place = answer.ok;
    if (answer.ok) this.onfound(answer.ok);
  }

  /** The next search begins at the active cell. */
  moved(place: GridPlace): void {
    if (this.place && (this.place.row !== place.row || this.place.column !== place.column)) this.place = null;
  }
}

/** The cell before one, so that a search after it finds the cell itself; before the very first lies nothing. */
function before({ row, column }: GridPlace, columns: readonly string[]): GridPlace {
  const at = columns.indexOf(column);
  if (at > 0) return { row, column: columns[at - 1] ?? column };
  return { row: row - 1, column: columns.at(-1) ?? column };
}
