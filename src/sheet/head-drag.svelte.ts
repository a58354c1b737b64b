import type { GridState } from './grid.svelte.ts';
import { movingBetween, withMoved, withWidth } from './layout.ts';
import type { GridPointer } from './pointer.ts';
import { contains, isWholeColumns } from './selection.ts';

const SLACK = 4;

/** What the mouse does in the head: widths at the edges of columns, and, as in Sheets, moving a column that is selected. */
export class HeadDrag {
  /** Pixels from the left of the stage where the column dragged would land; null: none is. */
  landing = $state<number | null>(null);
  readonly #grid: GridState;
  #resize: { name: string; from: number; width: number } | null = null;
  #move: { place: number; from: number; begun: boolean; to: number } | null = null;

  constructor(grid: GridState) {
    this.#grid = grid;
  }

  edgeDown(event: PointerEvent, place: number): void {
    const column = this.#grid.columns[place];
    if (event.button !== 0 || !column) return;
    event.stopPropagation();
    event.preventDefault();
    this.#resize = { name: column.name, from: event.clientX, width: this.#grid.arranged.widths[place] ?? 0 };
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.setPointerCapture(event.pointerId);
  }

  edgeMove(event: PointerEvent): void {
    if (!this.#resize) return;
    const { name, from, width } = this.#resize;
    this.#grid.draft = withWidth(this.#grid.layout, name, width + event.clientX - from);
  }

  edgeUp(): void {
    if (!this.#resize) return;
    this.#resize = null;
    const { draft } = this.#grid;
    if (draft) this.#grid.setLayout(draft);
  }

  fit(place: number): void {
    const column = this.#grid.columns[place];
    if (column) this.#grid.setLayout(withWidth(this.#grid.layout, column.name, this.#grid.fitted(place)));
  }

  headDown(event: PointerEvent, place: number, pointer: GridPointer): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const { selection } = this.#grid;
    const selected = selection.ranges.some(isWholeColumns) && contains(selection, 0, place);
    if (!selected || event.shiftKey || event.ctrlKey || event.metaKey) {
      pointer.headDown(event, place);
      return;
    }
    this.#move = { place, from: event.clientX, begun: false, to: place };
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.setPointerCapture(event.pointerId);
  }

  headMove(event: PointerEvent, stage: HTMLElement): void {
    const drag = this.#move;
    if (!drag || (!drag.begun && Math.abs(event.clientX - drag.from) < SLACK)) return;
    drag.begun = true;
    const { arranged, gutter, scrollLeft, width } = this.#grid;
    const box = stage.getBoundingClientRect();
    const across = event.clientX - box.left - gutter;
    if (event.clientX > box.right - 24) this.#grid.scrollBy(0, 16);
    else if (across < arranged.pinnedWidth + 24 && scrollLeft > 0) this.#grid.scrollBy(0, -16);
    const still = across < arranged.pinnedWidth;
    const inside = still ? across : Math.min(across, width - gutter) - arranged.pinnedWidth + scrollLeft;
    let to = still ? 0 : movingBetween(arranged, inside, Infinity)[0];
    while (still && to < arranged.pinned - 1 && (arranged.lefts[to + 1] ?? 0) <= inside) to++;
    const left = arranged.lefts[to] ?? 0;
    const wide = arranged.widths[to] ?? 0;
    const after = to >= arranged.columns.length || inside > left + wide / 2;
    drag.to = Math.min(after ? to + 1 : to, arranged.columns.length);
    const edge = to >= arranged.columns.length ? arranged.movingWidth : left + (after ? wide : 0);
    this.landing = gutter + (still ? edge : edge + arranged.pinnedWidth - scrollLeft);
  }

  headUp(event: PointerEvent, pointer: GridPointer): void {
    const drag = this.#move;
    this.#move = null;
    this.landing = null;
    if (!drag) return;
    const column = this.#grid.columns[drag.place];
    if (!drag.begun) {
      pointer.headDown(event, drag.place);
      pointer.onpointerup();
    } else if (column)
      this.#grid.setLayout(withMoved(this.#grid.layout, this.#grid.source.columns, column.name, drag.to));
  }

  cancel(): void {
    this.#move = null;
    this.#resize = null;
    this.landing = null;
    this.#grid.draft = null;
  }
}
