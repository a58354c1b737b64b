import { drawFace, isFigure, newFace } from './cell-face.ts';
import type { Arranged } from './layout.ts';
import { contains, isWholeRows, type Selection } from './selection.ts';
import { BLOCK, type WindowCache } from './window-cache.ts';

/** What the body shows at one moment. */
export interface Scene {
  readonly arranged: Arranged;
  /** Rows in the window: from `first` up to but not including `end`, and how much of the first lies above it. */
  readonly first: number;
  readonly end: number;
  readonly cut: number;
  readonly rows: number;
  /** Rows that can be in the window at once. */
  readonly slots: number;
  /** Places of the columns drawn beside the pinned ones, in order. */
  readonly moving: readonly number[];
  readonly scrollLeft: number;
  readonly gutter: number;
  readonly selection: Selection;
  /** The cursor is among the rows, not in the head. */
  readonly inBody: boolean;
}

/** Words the painter needs. */
export interface PainterWords {
  rowNumber(row: number): string;
  number(row: number): string;
  fault(fault: string): string;
  waiting: string;
}

interface CellView {
  readonly element: HTMLElement;
  readonly inner: HTMLElement;
  readonly text: Text;
  /** Place of its column; -1: none yet. */
  place: number;
  left: number;
  width: number;
  shown: string;
  look: string;
  share: number;
  fault: string;
  selected: boolean;
  id: string;
}

interface RowView {
  readonly element: HTMLElement;
  readonly number: HTMLElement;
  readonly moving: HTMLElement;
  /** Pinned cells first. */
  readonly cells: CellView[];
  pinned: number;
  row: number;
  shift: number;
  rowLook: string;
  picked: boolean;
}

/**
 * Draws the rows. Nodes are made once for as many rows and columns as fit; scrolling changes their text. Written by hand because a
 * drag of the thumb changes every cell of the window in every frame, and a comparison a cell is all that may cost.
 */
export class BodyPainter {
  /** Holds head and rows: measures both obey are set here. */
  readonly #stage: HTMLElement;
  readonly #box: HTMLElement;
  readonly #id: string;
  readonly #cache: WindowCache;
  readonly #words: PainterWords;
  readonly #rows: RowView[] = [];
  /** The row of the cursor where that is out of sight, so that ears find it. */
  #keeper: RowView | null = null;
  readonly #face = newFace();
  #gutter = -1;
  #cut = -1;
  #arranged: Arranged | null = null;

  constructor(stage: HTMLElement, box: HTMLElement, id: string, cache: WindowCache, words: PainterWords) {
    this.#stage = stage;
    this.#box = box;
    this.#id = id;
    this.#cache = cache;
    this.#words = words;
  }

  /** The id of the cell with the cursor. */
  cellId(row: number, column: number): string {
    return `${this.#id}-${row}-${column}`;
  }

  paint(scene: Scene): void {
    const { style } = this.#stage;
    // Set only where another: what inherits it is styled anew each time.
    if (this.#cut !== scene.cut) this.#box.style.transform = `translateY(${-(this.#cut = scene.cut)}px)`;
    if (this.#gutter !== scene.gutter || this.#arranged !== scene.arranged) {
      this.#gutter = scene.gutter;
      this.#arranged = scene.arranged;
      style.setProperty('--gutter', `${scene.gutter}px`);
      style.setProperty('--still', `${scene.gutter + scene.arranged.pinnedWidth}px`);
    }
    while (this.#rows.length < scene.slots) this.#rows.push(this.#newRow());
    while (this.#rows.length > scene.slots) this.#rows.pop()?.element.remove();
    this.#turnRows(scene.first);
    for (const [slot, view] of this.#rows.entries()) {
      const row = scene.first + slot;
      if (row < scene.end) this.#paintRow(view, row, scene);
      else if (view.row !== -1) {
        view.row = -1;
        view.element.hidden = true;
      }
    }
    this.#keep(scene);
  }

  /** What stays in the window stays in its nodes: those of the rows that left it go to the other end. */
  #turnRows(first: number): void {
    const rows = this.#rows;
    const gone = rows.findIndex(({ row }) => row === first);
    const before = rows[0]?.row ?? -1;
    if (gone > 0) {
      for (const view of rows.splice(0, gone)) {
        this.#box.append(view.element);
        rows.push(view);
      }
    } else if (before > first && before - first < rows.length)
      for (let left = before - first; left > 0; left--) {
        const view = rows.pop();
        if (!view) return;
        this.#box.prepend(view.element);
        rows.unshift(view);
      }
  }

  /** The same across. */
  #turnCells(view: RowView, pinned: number, moving: readonly number[]): void {
    const { cells } = view;
    const [first] = moving;
    if (first === undefined || cells.length - pinned !== moving.length) return;
    const gone = cells.findIndex((cell, at) => at >= pinned && cell.place === first);
    if (gone > pinned) {
      for (const cell of cells.splice(pinned, gone - pinned)) {
        view.moving.append(cell.element);
        cells.push(cell);
      }
      return;
    }
    const place = cells[pinned]?.place ?? -1;
    for (let left = moving.indexOf(place); left > 0; left--) {
      const cell = cells.pop();
      if (!cell) return;
      view.moving.prepend(cell.element);
      cells.splice(pinned, 0, cell);
    }
  }

  #keep(scene: Scene): void {
    const { row } = scene.selection.active;
    const inSight = row >= scene.first && row < scene.end;
    if (inSight || row < 0 || row >= scene.rows || !scene.inBody) {
      this.#keeper?.element.remove();
      this.#keeper = null;
      return;
    }
    const above = row < scene.first;
    if (!this.#keeper) {
      this.#keeper = this.#newRow();
      this.#keeper.element.classList.add('keeper');
    }
    const { element } = this.#keeper;
    if (above ? element !== this.#box.firstElementChild : element !== this.#box.lastElementChild)
      if (above) this.#box.prepend(element);
      else this.#box.append(element);
    this.#paintRow(this.#keeper, row, scene);
  }

  #newRow(): RowView {
    const element = document.createElement('div');
    element.setAttribute('role', 'row');
    element.className = 'row';
    // Until it is painted: a row of nothing would be read out.
    element.hidden = true;
    const number = document.createElement('div');
    number.setAttribute('role', 'rowheader');
    number.setAttribute('aria-colindex', '1');
    number.className = 'gutter';
    const moving = document.createElement('div');
    moving.setAttribute('role', 'presentation');
    moving.className = 'moving';
    element.append(number, moving);
    this.#box.append(element);
    return { element, number, moving, cells: [], pinned: 0, row: -1, shift: -1, rowLook: '', picked: false };
  }

  #newCell(): CellView {
    const element = document.createElement('div');
    element.setAttribute('role', 'gridcell');
    const inner = document.createElement('span');
    const text = document.createTextNode('');
    inner.append(text);
    element.append(inner);
    return { element, inner, text, place: -1, left: -1, width: -1, shown: '', look: '?', share: -1, fault: '', selected: false, id: '' }; // prettier-ignore
  }

  /** As many cells as there are columns to draw. */
  #fit(view: RowView, pinned: number, moving: number): void {
    if (view.pinned !== pinned) {
      for (const { element } of view.cells) element.remove();
      view.cells.length = 0;
      view.pinned = pinned;
    }
    while (view.cells.length < pinned + moving) {
      const cell = this.#newCell();
      if (view.cells.length < pinned) view.element.insertBefore(cell.element, view.moving);
      else view.moving.append(cell.element);
      view.cells.push(cell);
    }
    while (view.cells.length > pinned + moving) view.cells.pop()?.element.remove();
  }

  #paintRow(view: RowView, row: number, scene: Scene): void {
    const { arranged, selection } = scene;
    if (view.row !== row) {
      if (view.row === -1) view.element.hidden = false;
      view.row = row;
      view.element.setAttribute('aria-rowindex', String(row + 2));
      view.number.textContent = this.#words.number(row + 1);
      view.number.setAttribute('aria-label', this.#words.rowNumber(row + 1));
    }
    const picked = selection.ranges.some((range) => row >= range.top && row < range.bottom);
    const whole =
      picked &&
      selection.ranges.some((range) => isWholeRows(range) && row >= range.top && row < range.bottom);
    if (view.picked !== picked) {
      view.picked = picked;
      view.number.classList.toggle('picked', picked);
    }
    const depth = this.#cache.depth(row);
    const look = `row${depth === 0 ? ' total' : depth === null ? '' : ` depth-${Math.min(depth, 6)}`}${whole ? ' whole' : ''}${view === this.#keeper ? ' keeper' : ''}`;
    if (view.rowLook !== look) {
      view.rowLook = look;
      view.element.className = look;
      view.element.setAttribute('aria-selected', String(whole));
    }
    // On each row, not as a property they inherit: that would style every cell anew.
    if (view.shift !== scene.scrollLeft)
      view.moving.style.transform = `translateX(${-(view.shift = scene.scrollLeft)}px)`;
    const pinned = arranged.pinned;
    this.#fit(view, pinned, scene.moving.length);
    this.#turnCells(view, pinned, scene.moving);
    for (let at = 0; at < pinned + scene.moving.length; at++) {
      const cell = view.cells[at];
      const place = at < pinned ? at : (scene.moving[at - pinned] ?? 0);
      if (cell) this.#paintCell(cell, row, place, scene, at < pinned);
    }
  }

  #paintCell(cell: CellView, row: number, place: number, scene: Scene, pinned: boolean): void {
    const { arranged, selection } = scene;
    const column = arranged.columns[place];
    if (!column) return;
    const { element } = cell;
    if (cell.place !== place) {
      cell.place = place;
      element.setAttribute('aria-colindex', String(place + 2));
    }
    const left = (arranged.lefts[place] ?? 0) + (pinned ? scene.gutter : 0);
    const width = arranged.widths[place] ?? 0;
    if (cell.left !== left) element.style.left = `${(cell.left = left)}px`;
    if (cell.width !== width) element.style.width = `${(cell.width = width)}px`;

    const face = this.#face;
    const block = this.#cache.cells(row, column.name);
    if (block) drawFace(face, column, block, row % BLOCK);
    else {
      face.text = '';
      face.look = 'waiting';
      face.share = face.heat = -1;
      face.fault = '';
    }
    if (cell.shown !== face.text) cell.text.data = cell.shown = face.text;
    if (cell.fault !== face.fault) {
      cell.fault = face.fault;
      if (face.fault === '') element.removeAttribute('title');
      else element.title = this.#words.fault(face.fault);
    }
    if (cell.share !== face.share) {
      cell.share = face.share;
      if (face.share >= 0) element.style.setProperty('--share', face.share.toFixed(3));
    }
    const selected = contains(selection, row, place);
    const active = scene.inBody && row === selection.active.row && place === selection.active.column;
    let look = `cell ${column.kind}`;
    if (isFigure(column.kind)) look += ' figure';
    if (face.look !== '') look += ` ${face.look}`;
    if (face.share >= 0) look += ' bar';
    if (face.heat >= 0) look += ` heat heat-${face.heat}`;
    if (pinned) look += place === arranged.pinned - 1 ? ' pinned last' : ' pinned';
    if (selected) look += ' selected';
    if (active) look += ' active';
    if (cell.look !== look) {
      cell.look = look;
      element.className = look;
      if (face.look === 'waiting') element.setAttribute('aria-label', this.#words.waiting);
      else element.removeAttribute('aria-label');
    }
    if (cell.selected !== selected) {
      cell.selected = selected;
      element.setAttribute('aria-selected', String(selected));
    }
    const id = active ? this.cellId(row, place) : '';
    if (cell.id !== id) {
      cell.id = id;
      if (id === '') element.removeAttribute('id');
      else element.id = id;
    }
  }

  /** How wide a column's cells in sight would like to be, in pixels. */
  widest(place: number): number {
    let most = 0;
    for (const row of this.#rows) {
      if (row.row < 0) continue;
      for (const cell of row.cells)
        if (cell.place === place) most = Math.max(most, cell.inner.offsetWidth + (cell.share >= 0 ? 48 : 0));
    }
    return most === 0 ? 0 : most + 18;
  }
}
