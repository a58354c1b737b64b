import { TableSource } from '../../sheet/table-source.svelte.ts';
import type { TableColumn } from '../../sheet/table-rows.ts';
import type { GridColumn, GridPlace, SheetRange, SheetSource } from '../../sheet/source.ts';
import type { SheetColumn, SheetCondition, SheetGrouping, SheetGroups } from '../../../workers/sheet-api.ts';
import { BLANK_DAY } from '../../sheet/cell-face.ts';
import { keyAt, keyCondition, keyWords } from './group-keys.ts';
import { columnLabel, t } from './words.ts';

type Aggregate = SheetGrouping['aggregates'][number];

export function aggregateLabel({ column, of }: Aggregate, columns: readonly SheetColumn[]): string {
  if (column === null) return t('group.rows');
  const found = columns.find(({ name }) => name === column);
  return t(`group.${of}.of`, { column: found ? columnLabel(found) : column });
}

function aggregateColumn(aggregate: Aggregate, at: number, columns: readonly SheetColumn[]): GridColumn {
  const column = columns.find(({ name }) => name === aggregate.column);
  const label = aggregateLabel(aggregate, columns);
  const name = `aggregate ${at}`;
  const { of } = aggregate;
  if (of === 'count' || of === 'distinct' || !column) return { name, label, kind: 'number', decimals: 0 };
  if (of === 'share') return { name, label, kind: 'share', decimals: 1 };
  if (column.kind === 'date') return { name, label, kind: 'date', decimals: 0 };
  const decimals =
    column.kind === 'money'
      ? Math.min(2, column.decimals)
      : of === 'average' && column.kind === 'number'
        ? Math.max(2, column.decimals)
        : column.decimals;
  return {
    name,
    label,
    kind: column.kind === 'text' || column.kind === 'class' ? 'number' : column.kind,
    decimals,
  };
}

/** Groups with their subtotals as rows of a grid: the total first, inner groups under the outer ones that are open. */
export class GroupsSource implements SheetSource {
  readonly columns: readonly GridColumn[];
  /** Places in the answer of the rows in sight. */
  #visible = $state.raw<Int32Array>(new Int32Array(0));
  /** 1: the group at that place is open. */
  readonly #open: Uint8Array;
  /** The rows in sight, as a table of the page. */
  readonly #table = new TableSource([]);
  /** Where the group a row lies in is; -1: in none. */
  readonly #parent: Int32Array;
  /** Whether there are inner groups. */
  readonly #leaf: number;

  /** @param shown the columns of the sheet */
  constructor(
    readonly groups: SheetGroups,
    readonly grouping: SheetGrouping,
    readonly shown: readonly SheetColumn[],
  ) {
    const named = grouping.by.map(({ column }) => shown.find(({ name }) => name === column));
    this.columns = [
      {
        name: 'group',
        label: named
          .map((column, at) => (column ? columnLabel(column) : (grouping.by[at]?.column ?? '')))
          .join(' / '),
        kind: 'text',
        decimals: 0,
        pinned: true,
        width: 260,
      },
      ...grouping.aggregates.map((aggregate, at) => {
        const column = aggregateColumn(aggregate, at, shown);
        return column.kind === 'share' ? { ...column, full: mostOf(groups, at) } : column;
      }),
    ];
    this.#leaf = grouping.by.length;
    this.#parent = parentsOf(groups.depth);
    this.#open = new Uint8Array(groups.depth.length);
    this.#look();
  }

  get rows(): number {
    return this.#visible.length;
  }

  get sort() {
    const { sort } = this.grouping;
    if (!sort) return [];
    const column = sort.aggregate === 'group' ? 'group' : `aggregate ${sort.aggregate}`;
    return [{ column, descending: sort.descending }];
  }

  get hasInner(): boolean {
    return this.#leaf > 1;
  }

  /** Open or closed, or null where there is nothing inside. */
  isOpen(row: number): boolean | null {
    const at = this.#visible[row] ?? 0;
    const depth = this.groups.depth[at] ?? 0;
    return depth === 0 || depth >= this.#leaf ? null : this.#open[at] === 1;
  }

  toggle(row: number): void {
    const at = this.#visible[row];
    if (at === undefined || this.isOpen(row) === null) return;
    this.#open[at] = 1 - (this.#open[at] ?? 0);
    this.#look();
  }

  openAll(on: boolean): void {
    this.#open.fill(on ? 1 : 0);
    this.#look();
  }

  #look(): void {
    const { depth } = this.groups;
    const visible: number[] = [];
    for (let at = 0; at < depth.length; at++) {
      if (depth[at] === 0) continue;
      let parent = this.#parent[at] ?? -1;
      while (parent >= 0 && this.#open[parent] === 1) parent = this.#parent[parent] ?? -1;
      if (parent < 0) visible.push(at);
    }
    const total = depth.lastIndexOf(0);
    const places = Int32Array.from(total >= 0 && visible.length > 0 ? [total, ...visible] : visible);
    this.#visible = places;
    const rows = Array.from(places, (_, row) => row);
    const cells = this.columns.map((column): TableColumn => {
      if (column.name === 'group')
        return { column, cells: { kind: 'text', values: rows.map((row) => this.#named(row)) } };
      const figures = this.#figures(column.name);
      const values = Array.from(places, (at) => figures[at] ?? NaN);
      return column.kind === 'date'
        ? {
            column,
            cells: {
              kind: 'date',
              values: Int32Array.from(values, (day) => (Number.isNaN(day) ? BLANK_DAY : day)),
            },
          }
        : { column, cells: { kind: 'number', values: Float64Array.from(values) } };
    });
    this.#table.replace(
      cells,
      Int32Array.from(places, (at) => depth[at] ?? 0),
    );
  }

  get version(): number {
    return this.#table.version;
  }

  #figures(column: string): Float64Array {
    const at = this.columns.findIndex(({ name }) => name === column) - 1;
    return this.groups.aggregates[at] ?? new Float64Array(0);
  }

  /** What leads to a group, from the outermost, as conditions that its rows meet. */
  conditionsOf(row: number): SheetCondition[] {
    const conditions: SheetCondition[] = [];
    for (let at = this.#visible[row] ?? -1; at >= 0; at = this.#parent[at] ?? -1) {
      const depth = this.groups.depth[at] ?? 0;
      const by = this.grouping.by[depth - 1];
      const cells = this.groups.keys[depth - 1];
      const column = this.shown.find(({ name }) => name === by?.column);
      if (by && cells && column) conditions.unshift(keyCondition(keyAt(cells, at), column, by.step));
    }
    return conditions;
  }

  /** The name of a group. */
  textOf(row: number): string {
    const at = this.#visible[row] ?? 0;
    const depth = this.groups.depth[at] ?? 0;
    if (depth === 0) return t('group.total');
    const by = this.grouping.by[depth - 1];
    const cells = this.groups.keys[depth - 1];
    const column = this.shown.find(({ name }) => name === by?.column);
    return cells && column ? keyWords(keyAt(cells, at), column, by?.step) : '';
  }

  value(row: number, column: string): number | string | null {
    if (column === 'group') return this.textOf(row);
    const value = this.#figures(column)[this.#visible[row] ?? -1];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  window(columns: readonly string[], offset: number, count: number) {
    return this.#table.window(columns, offset, count);
  }

  /** With the mark of what can be opened. */
  #named(row: number): string {
    const open = this.isOpen(row);
    const mark = open === null ? '' : open ? '▾ ' : '▸ ';
    // Inner groups stand in; what cannot be opened stands where its neighbours' names do.
    const level = Math.max(0, (this.groups.depth[this.#visible[row] ?? -1] ?? 0) - 1);
    const inner = this.hasInner && open === null && level > 0 ? '    ' : '';
    return `${'    '.repeat(Math.max(0, level - (inner ? 1 : 0)))}${inner}${mark}${this.textOf(row)}`;
  }

  sums(ranges: readonly SheetRange[]) {
    return this.#table.sums(ranges);
  }

  copy(ranges: readonly SheetRange[], header: boolean, signal: AbortSignal) {
    return this.#table.copy(ranges, header, signal);
  }

  find(text: string, from: GridPlace, backwards: boolean, columns: readonly string[]) {
    return this.#table.find(text, from, backwards, columns);
  }
}

/** The greatest of a figure among the groups: bars are as long as they are beside it. */
function mostOf({ depth, aggregates }: SheetGroups, at: number): number {
  let most = 0;
  for (let row = 0; row < depth.length; row++)
    if (depth[row] !== 0) most = Math.max(most, aggregates[at]?.[row] ?? 0);
  return most > 0 ? most : 1;
}

function parentsOf(depth: Int32Array): Int32Array {
  const parents = new Int32Array(depth.length).fill(-1);
  const last: number[] = [];
  for (let at = 0; at < depth.length; at++) {
    const level = depth[at] ?? 0;
    last[level] = at;
    if (level > 1) parents[at] = last[level - 1] ?? -1;
  }
  return parents;
}
