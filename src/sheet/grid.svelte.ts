import { number } from '../i18n/format.ts';
import { BodyPainter } from './body-painter.ts';
import { drawFace, newFace } from './cell-face.ts';
import { CopyDesk } from './copy-desk.svelte.ts';
import { HeadSummaries } from './head-summaries.svelte.ts';
import { arrange, movingBetween, restoreLayout, type Arranged } from './layout.ts';
import { MOST_SPACER, ROW, ScrollPosition } from './scroll.ts';
import {
  cellAt,
  cellCount,
  everything,
  fit,
  followColumns,
  fromNamed,
  isOneCell,
  isWholeColumns,
  isWholeRows,
  namedRanges,
  type Cell,
  type Selection,
} from './selection.ts';
import type { GridColumn, GridLayout, GridPlace, GridProps, SheetRange, SheetSource } from './source.ts';
import { BLOCK, WindowCache } from './window-cache.ts';
import { cellWords, pickWords, t } from './words.ts';

const HEAD = 32;
/** With the little histograms. */
const HEAD_WITH_BINS = 50;
const SAY_AFTER_MILLISECONDS = 250;

/** All that a grid holds between its source and its nodes. */
export class GridState {
  readonly #props: GridProps;
  readonly id: string;
  readonly cache = new WindowCache(() => this.#cellsCame());
  readonly scroll = new ScrollPosition();
  readonly copying = new CopyDesk(this);
  readonly summaries = new HeadSummaries(this);

  /** Of the box that scrolls, without its bars. */
  width = $state(0);
  height = $state(0);
  selection = $state.raw<Selection>(cellAt({ row: 0, column: 0 }));
  /** The cursor is in the head of its column. */
  inHead = $state(false);
  /** While a head is dragged wider: not told until it is let go. */
  draft = $state.raw<GridLayout | null>(null);
  /** Where there is nobody to keep the layout. */
  #own = $state.raw<GridLayout | null>(null);
  /** Places of the moving columns whose heads are drawn. */
  heads = $state.raw<readonly number[]>([]);
  /** For ears: where the cursor is. */
  said = $state('');
  problem = $state.raw<WindowCache['error']>(null);
  busy = $state(false);
  /** After Escape the next Tab leaves the grid. */
  leaving = false;
  scrollLeft = 0;
  /** The same for the heads. */
  scrolledBy = $state(0);

  #scroller: HTMLElement | null = null;
  #painter: BodyPainter | null = null;
  #sayTimer: ReturnType<typeof setTimeout> | undefined;
  #names: readonly string[] = [];
  #shown: SheetSource | null = null;

  readonly layout = $derived.by(
    (): GridLayout => this.draft ?? this.#props.layout ?? this.#own ?? restoreLayout(null),
  );
  readonly gutter = $derived.by(() => Math.max(36, 18 + 6.5 * number(this.#props.source.rows).length));
  readonly arranged: Arranged = $derived.by(() =>
    arrange(this.#props.source.columns, this.layout, this.width - this.gutter),
  );
  readonly withBins = $derived.by(() => this.#props.source.summary !== undefined);
  readonly headHeight = $derived.by(() => (this.withBins ? HEAD_WITH_BINS : HEAD));
  readonly spacerHeight = $derived.by(
    () => this.headHeight + Math.min(this.#props.source.rows * ROW, MOST_SPACER),
  );

  constructor(props: GridProps, id: string) {
    this.#props = props;
    this.id = id;
  }

  get props(): GridProps {
    return this.#props;
  }
  get source(): SheetSource {
    return this.#props.source;
  }
  get columns(): readonly GridColumn[] {
    return this.arranged.columns;
  }
  get size() {
    return { rows: this.source.rows, columns: this.columns.length };
  }

  attach(scroller: HTMLElement, stage: HTMLElement, body: HTMLElement): () => void {
    this.#scroller = scroller;
    this.#painter = new BodyPainter(stage, body, this.id, this.cache, {
      rowNumber: (row) => t('rowNumber', { row }),
      number: (row) => number(row),
      fault: (fault) => t.find(`fault.${fault}`) ?? '',
      waiting: t('waiting'),
    });
    const sizes = new ResizeObserver(() => {
      this.width = scroller.clientWidth;
      this.height = scroller.clientHeight;
    });
    sizes.observe(scroller);
    this.width = scroller.clientWidth;
    this.height = scroller.clientHeight;
    return () => {
      sizes.disconnect();
      this.cache.stop();
      clearTimeout(this.#sayTimer);
      this.copying.stop();
      this.#scroller = null;
    };
  }

  /** The rows are others: run when the source, or its version, changes. */
  restart(): void {
    const { source } = this;
    if (this.#shown !== source) {
      this.#shown = source;
      this.selection = cellAt({ row: 0, column: 0 });
      this.inHead = false;
      this.scroll.moveTo(0);
    }
    this.cache.restart(source);
    this.problem = null;
    this.selection = fit(this.selection, this.size);
    this.summaries.restart();
  }

  /** The columns, or their order, are others. */
  columnsChanged(): void {
    const names = this.columns.map(({ name }) => name);
    const before = this.#names;
    this.#names = names;
    if (before.length === 0 || (before.length === names.length && before.every((name, at) => name === names[at])))
      return; // prettier-ignore
    this.selection = fit(followColumns(this.selection, before, names), this.size);
  }

  /** The window or the number of rows is another: after the nodes have their new sizes. */
  resized(): void {
    this.scroll.resize(this.source.rows, Math.max(0, this.height - this.headHeight));
    this.setBar();
  }

  setBar(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { bar } = this.scroll;
    if (Math.abs(scroller.scrollTop - bar) >= 0.5) scroller.scrollTop = bar;
    this.scroll.settle(scroller.scrollTop);
  }

  onscroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.scrollLeft = scroller.scrollLeft;
    this.scroll.follow(scroller.scrollTop);
    if (this.scroll.stuck) this.setBar();
    this.paint();
  };

  onscrollend = (): void => {
    if (this.scroll.scaled && this.scroll.adrift) this.setBar();
  };

  /** Scaled, the bar would take a step of the wheel for hundreds of rows: the rows are moved by hand. */
  onwheel = (event: WheelEvent): void => {
    if (!this.scroll.scaled || event.ctrlKey || event.deltaY === 0) return;
    const unit = event.deltaMode === 1 ? ROW : event.deltaMode === 2 ? this.scroll.height : 1;
    event.preventDefault();
    if (event.deltaX !== 0 && this.#scroller) this.#scroller.scrollLeft += event.deltaX * unit;
    this.scrollBy(event.deltaY * unit, 0);
  };

  scrollBy(down: number, right: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (right !== 0) {
      scroller.scrollLeft += right;
      this.scrollLeft = scroller.scrollLeft;
    }
    if (down !== 0) {
      this.scroll.moveTo(this.scroll.top + down);
      this.setBar();
    }
    this.paint();
  }

  paint = (): void => {
    const painter = this.#painter;
    if (!painter || this.width === 0) return;
    const { scroll, arranged, selection, gutter } = this;
    const room = this.width - gutter - arranged.pinnedWidth;
    const [from, to] = movingBetween(arranged, this.scrollLeft, this.scrollLeft + room);
    const moving: number[] = [];
    for (let place = from; place < to; place++) moving.push(place);
    const { row, column } = selection.active;
    if (column >= arranged.pinned && column < from) moving.unshift(column);
    else if (column >= to && column < arranged.columns.length) moving.push(column);
    const { first, end } = scroll;
    const drawn = [...Array(arranged.pinned).keys(), ...moving];
    const shown = drawn.flatMap((place) => arranged.columns[place] ?? []);
    const names = (absent: boolean) =>
      shown.filter((one) => (one.absent === true) === absent).map(({ name }) => name);
    this.cache.need(first, end, names(false), row, names(true));
    this.busy = !this.cache.complete;
    painter.paint({
      arranged,
      first,
      end,
      cut: scroll.cut,
      rows: scroll.rows,
      slots: Math.ceil(scroll.height / ROW) + 1,
      moving,
      scrollLeft: this.scrollLeft,
      gutter,
      selection,
      inBody: !this.inHead,
    });
    this.scrolledBy = this.scrollLeft;
    if (moving.length !== this.heads.length || moving.some((place, at) => place !== this.heads[at]))
      this.heads = moving;
  };

  #cellsCame(): void {
    this.problem = this.cache.error;
    this.paint();
    this.summaries.look();
  }

  retry(): void {
    this.problem = null;
    this.cache.retry();
  }

  /** Scrolls as little as shows a cell; `axis` leaves the other direction as it is. */
  reveal(cell: Cell, axis: 'rows' | 'columns' | 'both' = 'both'): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (axis !== 'columns' && this.source.rows > 0) {
      this.scroll.reveal(cell.row);
      this.setBar();
    }
    const { arranged } = this;
    if (axis !== 'rows' && cell.column >= arranged.pinned) {
      const left = arranged.lefts[cell.column] ?? 0;
      const width = arranged.widths[cell.column] ?? 0;
      const room = this.width - this.gutter - arranged.pinnedWidth;
      if (left < this.scrollLeft || width > room) scroller.scrollLeft = left;
      else if (left + width > this.scrollLeft + room) scroller.scrollLeft = left + width - room;
      this.scrollLeft = scroller.scrollLeft;
    }
  }

  choose(selection: Selection, reveal: Cell | null = selection.active): void {
    this.selection = selection;
    const last = selection.ranges.at(-1);
    if (reveal) {
      const rows = last !== undefined && isWholeRows(last) && !isOneCell(selection);
      const columns = last !== undefined && isWholeColumns(last);
      this.reveal(reveal, rows ? 'rows' : columns ? 'columns' : 'both');
    }
    this.paint();
    this.#say();
  }

  #say(): void {
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => {
      this.said = this.#words();
    }, SAY_AFTER_MILLISECONDS);
  }

  say(words: string): void {
    clearTimeout(this.#sayTimer);
    this.said = words;
  }

  #words(): string {
    const { active } = this.selection;
    const column = this.columns[active.column];
    if (!column) return '';
    if (this.inHead) return t('head', { column: column.label });
    return (
      pickWords(this.selection, this.size) ||
      cellWords(this.textAt(active.row, column) ?? t('waiting'), column.label, active.row)
    );
  }

  /** What a cell shows, or null while it is on its way. */
  textAt(row: number, column: GridColumn): string | null {
    const block = this.cache.cells(row, column.name);
    if (!block) return null;
    const face = newFace();
    drawFace(face, column, block, row % BLOCK);
    return face.text === '' ? t('blank') : face.text;
  }

  /** The column a screen to the left or right of one. */
  screenAcross(column: number, by: -1 | 1): number {
    const { arranged } = this;
    const room = this.width - this.gutter - arranged.pinnedWidth;
    const left = column < arranged.pinned ? 0 : (arranged.lefts[column] ?? 0);
    const to = movingBetween(arranged, Math.max(0, left + by * room), Infinity)[0];
    const next =
      by < 0 && left <= room && column >= arranged.pinned ? Math.max(0, Math.min(to, column - 1)) : to;
    const last = arranged.columns.length - 1;
    return Math.max(0, Math.min(by > 0 ? Math.max(next, column + 1) : Math.min(next, column - 1), last));
  }

  setLayout(layout: GridLayout): void {
    this.draft = null;
    this.#own = layout;
    this.#props.onlayout?.(layout);
  }

  /** How wide the cells in sight would have a column, with its head. */
  fitted(place: number): number {
    const head = this.#scroller?.querySelector<HTMLElement>(`[data-head="${place}"] .name`);
    return Math.max(this.#painter?.widest(place) ?? 0, (head?.scrollWidth ?? 0) + 58);
  }

  headElement(place: number): HTMLElement | null {
    return this.#scroller?.querySelector<HTMLElement>(`[data-head="${place}"] .arrow`) ?? null;
  }

  openMenu(place: number): void {
    const column = this.columns[place];
    if (!column || !this.#props.onhead) return;
    this.reveal({ row: 0, column: place }, 'columns');
    this.paint();
    // The head may have come into sight just now.
    requestAnimationFrame(() => {
      const anchor = this.headElement(place);
      if (anchor) this.#props.onhead?.(column, anchor);
    });
  }

  place(cell: Cell): GridPlace {
    return { row: cell.row, column: this.columns[cell.column]?.name ?? '' };
  }

  namedRanges(): SheetRange[] {
    return namedRanges(
      this.selection,
      this.source.rows,
      this.columns.map(({ name }) => name),
    );
  }

  announce(): void {
    const { onselect } = this.#props;
    if (!onselect) return;
    const ranges = this.namedRanges();
    onselect({ ranges, active: this.place(this.selection.active), cells: cellCount(ranges) });
  }

  goTo({ row, column }: GridPlace): void {
    const place = this.columns.findIndex(({ name }) => name === column);
    this.inHead = false;
    this.choose(fit(cellAt({ row, column: place < 0 ? this.selection.active.column : place }), this.size));
  }

  select(ranges: readonly SheetRange[]): void {
    const found = fromNamed(
      ranges,
      this.columns.map(({ name }) => name),
    );
    if (!found) return;
    this.inHead = false;
    this.choose(found);
  }

  selectAll(): void {
    this.choose(everything(this.selection.active), null);
  }

  /** What the cursor is on, for `aria-activedescendant`. */
  readonly activeId = $derived.by(() => {
    const { row, column } = this.selection.active;
    return this.inHead ? `${this.id}-head-${column}` : `${this.id}-${row}-${column}`;
  });
}
