import { NO_LAYOUT, type GridColumn, type GridLayout } from './source.ts';

export const LEAST_WIDTH = 48;
export const MOST_WIDTH = 1200;
const MOST_NAMES = 5_000;
const MOST_NAME = 1_000;

const WIDTHS: Readonly<Record<GridColumn['kind'], number>> = {
  text: 168,
  number: 104,
  money: 124,
  share: 124,
  date: 116,
  class: 88,
};
/** Room for the type sign, the marks and the arrow in a head, and pixels a letter of its name, roughly. */
const HEAD_ROOM = 84;
const LETTER = 7;

/** The columns in sight, from left to right. `lefts` are of the pinned from the gutter on, of the others from the last pinned on. */
export interface Arranged {
  readonly columns: readonly GridColumn[];
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
  /** How many stand still. */
  readonly pinned: number;
  readonly pinnedWidth: number;
  readonly movingWidth: number;
}

export function naturalWidth(column: GridColumn): number {
  const named = HEAD_ROOM + Math.min(24, column.label.length) * LETTER;
  return clampWidth(column.width ?? Math.max(WIDTHS[column.kind], named));
}

export function clampWidth(width: number): number {
  return Math.round(Math.max(LEAST_WIDTH, Math.min(width, MOST_WIDTH)));
}

export function pinnedNames(columns: readonly GridColumn[], layout: GridLayout): ReadonlySet<string> {
  return new Set(layout.pinned ?? columns.filter(({ pinned }) => pinned === true).map(({ name }) => name));
}

/** All columns, hidden ones too, in the reader's order: those that stand still first. */
export function inOrder(columns: readonly GridColumn[], layout: GridLayout): GridColumn[] {
  const place = new Map(layout.order.map((name, index) => [name, index]));
  const pinned = pinnedNames(columns, layout);
  const rank = ({ name }: GridColumn) => place.get(name) ?? Number.MAX_SAFE_INTEGER;
  return columns
    .slice()
    .sort((a, b) => Number(pinned.has(b.name)) - Number(pinned.has(a.name)) || rank(a) - rank(b) || 0);
}

/** `room`: pixels beside the gutter. Pinned columns that would take more than 3/5 of it scroll with the rest. */
export function arrange(columns: readonly GridColumn[], layout: GridLayout, room: number): Arranged {
  const hidden = new Set(layout.hidden);
  const pinnedSet = pinnedNames(columns, layout);
  let shown = inOrder(columns, layout).filter(({ name }) => !hidden.has(name));
  // A grid without a column could not be brought back by its own heads.
  if (shown.length === 0) shown = inOrder(columns, layout).slice(0, 1);
  const widths = shown.map((column) => {
    // A column may be named as something every object has.
    const own = Object.hasOwn(layout.widths, column.name) ? layout.widths[column.name] : undefined;
    return own === undefined ? naturalWidth(column) : clampWidth(own);
  });
  const lefts: number[] = [];
  let pinned = 0;
  let pinnedWidth = 0;
  for (const [place, column] of shown.entries()) {
    const width = widths[place] ?? 0;
    if (place !== pinned || !pinnedSet.has(column.name) || pinnedWidth + width > room * 0.6) break;
    lefts.push(pinnedWidth);
    pinnedWidth += width;
    pinned++;
  }
  let movingWidth = 0;
  for (let place = pinned; place < shown.length; place++) {
    lefts.push(movingWidth);
    movingWidth += widths[place] ?? 0;
  }
  return { columns: shown, widths, lefts, pinned, pinnedWidth, movingWidth };
}

/** Places of the moving columns that lie between two pixels: from the first up to but not including the second answered. */
export function movingBetween(arranged: Arranged, from: number, to: number): [number, number] {
  const { columns, lefts, widths, pinned } = arranged;
  let low = pinned;
  let high = columns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lefts[middle] ?? 0) + (widths[middle] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  let end = low;
  while (end < columns.length && (lefts[end] ?? 0) < to) end++;
  return [low, end];
}

export function withWidth(layout: GridLayout, name: string, width: number): GridLayout {
  return { ...layout, widths: { ...layout.widths, [name]: clampWidth(width) } };
}

export function withHidden(layout: GridLayout, name: string, hide: boolean): GridLayout {
  const others = layout.hidden.filter((one) => one !== name);
  return { ...layout, hidden: hide ? [...others, name] : others };
}

export function withPinned(
  layout: GridLayout,
  columns: readonly GridColumn[],
  name: string,
  pin: boolean,
): GridLayout {
  const names = [...pinnedNames(columns, layout)].filter((one) => one !== name);
  const pinned = pin ? [...names, name] : names;
  const order = inOrder(columns, layout).map((column) => column.name);
  // The last pinned is the rightmost of them; one let go becomes the first of those that scroll.
  const set = new Set(pinned);
  const still = order.filter((one) => set.has(one) && one !== name);
  const rest = order.filter((one) => !set.has(one) && one !== name);
  return { ...layout, pinned, order: [...still, name, ...rest] };
}

/** Puts a column before the one that is `to`th among those shown, or last. It stays pinned, or not, as those it comes to lie among. */
export function withMoved(
  layout: GridLayout,
  columns: readonly GridColumn[],
  name: string,
  to: number,
): GridLayout {
  const hidden = new Set(layout.hidden);
  const pinned = pinnedNames(columns, layout);
  const order = inOrder(columns, layout).map((column) => column.name);
  const shown = order.filter((one) => !hidden.has(one));
  const from = shown.indexOf(name);
  if (from < 0) return layout;
  const before = shown[to];
  if (before === name) return layout;
  const rest = order.filter((one) => one !== name);
  const place = before === undefined ? rest.length : rest.indexOf(before);
  const next = [...rest.slice(0, place), name, ...rest.slice(place)];
  const stillShown = shown.filter((one) => pinned.has(one) && one !== name).length;
  const landed = (to > from ? to - 1 : to) < stillShown;
  const names = [...pinned].filter((one) => one !== name);
  const changed = landed !== pinned.has(name);
  return { ...layout, order: next, pinned: changed ? (landed ? [...names, name] : names) : layout.pinned };
}

function names(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  const found = new Set<string>();
  for (const one of (value as unknown[]).slice(0, MOST_NAMES))
    if (typeof one === 'string' && one.length <= MOST_NAME) found.add(one);
  return [...found];
}

/** A layout from wherever it was kept. What is none of it is left out; never throws. */
export function restoreLayout(value: unknown): GridLayout {
  try {
    if (typeof value !== 'object' || value === null) return NO_LAYOUT;
    const kept = value as Partial<Record<keyof GridLayout, unknown>>;
    // No prototype: a column may be named `__proto__`.
    const widths = Object.create(null) as Record<string, number>;
    if (typeof kept.widths === 'object' && kept.widths !== null)
      for (const [name, width] of Object.entries(kept.widths).slice(0, MOST_NAMES))
        if (typeof width === 'number' && Number.isFinite(width) && name.length <= MOST_NAME)
          widths[name] = clampWidth(width);
    return {
      order: names(kept.order) ?? [],
      widths,
      hidden: names(kept.hidden) ?? [],
      pinned: names(kept.pinned),
    };
  } catch {
    // A getter or a proxy that throws.
    return NO_LAYOUT;
  }
}
