import { date, money, number, percent } from '../i18n/format.ts';
import type { BlockCells } from './window-cache.ts';
import type { GridColumn } from './source.ts';

/** The day of a blank in a date column: no civil date lies there. */
export const BLANK_DAY = -2147483648;

/** As Excel spells them. The first is coded 8. */
const FAULTS = ['#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#CIRC!'] as const;
const FIRST_FAULT = 8;
const CLASSES = new Set(['A', 'B', 'C', 'X', 'Y', 'Z', 'new']);
/** Characters of a text a cell shows: more would not fit the widest column. */
const MOST_SHOWN = 400;

/** What a cell looks like. `look` is a class of the stylesheet; one of these is filled again for each cell. */
export interface CellFace {
  text: string;
  look: string;
  /** A bar from 0 to 1, -1: none. */
  share: number;
  /** A shade 0 to 8, -1: none. */
  heat: number;
  /** Of a fault, to look up what it means. */
  fault: string;
}

export function newFace(): CellFace {
  return { text: '', look: '', share: -1, heat: -1, fault: '' };
}

export function isFigure(kind: GridColumn['kind']): boolean {
  return kind !== 'text' && kind !== 'class';
}

/** The value of a cell as it stands: a text, a number, a day; null where it is blank. */
export function valueAt({ cells }: BlockCells, at: number): string | number | null {
  if (cells.kind === 'text') {
    const text = cells.levels[cells.codes[at] ?? -1];
    return text === undefined || text === '' ? null : text;
  }
  if (cells.kind === 'date') {
    const day = cells.days[at] ?? BLANK_DAY;
    return day === BLANK_DAY ? null : day;
  }
  const value = cells.values[at] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** A number, a day or a share as the reader's locale writes it. */
export function figureText(column: Pick<GridColumn, 'kind' | 'decimals'>, value: number): string {
  switch (column.kind) {
    case 'money':
      return money(value, column.decimals);
    case 'share':
      return percent(value, Math.max(0, Math.min(4, column.decimals === 0 ? 1 : column.decimals)));
    case 'date':
      return date(value);
    default:
      return number(value, Math.max(0, Math.min(column.decimals, 12)));
  }
}

/** Fills `face` with what the cell at a place of a block shows. */
export function drawFace(face: CellFace, column: GridColumn, block: BlockCells, at: number): void {
  face.share = -1;
  face.heat = -1;
  face.fault = '';
  const fault = block.faults?.[at] ?? 0;
  if (fault !== 0) {
    face.text = face.fault = FAULTS[fault - FIRST_FAULT] ?? '#N/A';
    face.look = 'fault';
    return;
  }
  const value = valueAt(block, at);
  if (value === null) {
    face.text = '';
    face.look = '';
    return;
  }
  if (typeof value === 'string') {
    face.text = value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
    face.look = column.kind === 'class' ? (CLASSES.has(value) ? `badge ${value.toLowerCase()}` : 'word') : '';
    return;
  }
  face.text = figureText(block.cells.kind === 'date' ? { kind: 'date', decimals: 0 } : column, value);
  face.look = value < 0 && column.kind !== 'date' ? 'negative' : '';
  if (column.kind === 'share') face.share = Math.max(0, Math.min(1, value / (column.full ?? 1)));
  if (column.heat) face.heat = shade(value, column.heat.least, column.heat.greatest);
}

/** Between the fifth and the sixth shade neither ink reads well: those are left out. */
const SHADES = [0, 1, 2, 3, 4, 7, 8] as const;
function shade(value: number, least: number, greatest: number): number {
  if (!(greatest > least)) return -1;
  const part = Math.max(0, Math.min(1, (value - least) / (greatest - least)));
  return SHADES[Math.min(SHADES.length - 1, Math.floor(part * SHADES.length))] ?? -1;
}
