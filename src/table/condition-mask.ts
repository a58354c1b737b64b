import { inBlocks } from './blocks.ts';
import { blankOf, storedOf, type Cells, type Rows } from './cells.ts';
import { isoOf, parseIso } from './civil-day.ts';
import { folded } from './folded.ts';

/** What a cell has to meet. Blanks meet only `blank` and `values` with ''; negated, everything else meets it. */
export type Condition = { readonly not?: boolean } & (
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'text'; readonly text: string; readonly at: 'anywhere' | 'start' | 'end' | 'whole' }
  | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'blank' }
);

/** A column a condition is about. */
export interface Judged {
  readonly cells: Cells;
  /** By place, 0 where there is none; null: no faults. */
  readonly faults: Uint8Array | null;
  /** What a fault is called. */
  readonly faultWord: (fault: number) => string;
}

/** Takes 1 from every place of the mask whose cell does not meet the condition. */
export function applyCondition(
  mask: Uint8Array,
  { cells, faults, faultWord }: Judged,
  condition: Condition,
): void {
  const kept = condition.not ? 0 : 1;
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  const blanks = Number(
    condition.kind === 'blank' || (condition.kind === 'values' && condition.values.includes('')),
  );
  const meets = cells.kind === 'text' ? codesMeeting(cells, condition) : valuesMeeting(cells, condition);
  const faulty =
    faults && Uint8Array.from({ length: 256 }, (_, fault) => wordMeets(faultWord(fault), condition));
  inBlocks(mask.length, (from, to) => {
    for (let place = from; place < to; place++) {
      if (mask[place] === 0) continue;
      const value = stored[place]!;
      let met: number;
      if (faults !== null && faulty !== null && faults[place]! > 0) met = faulty[faults[place]!]!;
      else if (value === blank || value !== value) met = blanks;
      else met = typeof meets === 'function' ? meets(value) : meets[value]!;
      if (met !== kept) mask[place] = 0;
    }
  });
}

/** By code whether its text meets the condition: every value is looked at once. */
function codesMeeting(cells: Extract<Cells, { kind: 'text' }>, condition: Condition): Uint8Array {
  const { levels } = cells;
  const met = new Uint8Array(levels.count);
  if (condition.kind === 'values') {
    const wanted = new Set(condition.values);
    levels.all().forEach((text, code) => (met[code] = Number(wanted.has(text))));
  } else if (condition.kind === 'text') {
    const holds = textTest(condition);
    levels.all().forEach((text, code) => (met[code] = Number(holds(text))));
  }
  return met;
}

/** Whether a stored number or a day meets the condition. */
function valuesMeeting(
  cells: Exclude<Cells, { kind: 'text' }>,
  condition: Condition,
): (value: number) => number {
  const scale = cells.kind === 'number' ? cells.scale : 1;
  switch (condition.kind) {
    case 'blank':
      return () => 0;
    case 'range': {
      const from = condition.from ?? -Infinity;
      const to = condition.to ?? Infinity;
      return (value) => Number(value / scale >= from && value / scale <= to);
    }
    case 'values': {
      const read = cells.kind === 'date' ? parseIso : Number;
      const wanted = new Set(condition.values.filter((value) => value !== '').map(read));
      return (value) => Number(wanted.has(value / scale));
    }
    case 'text': {
      const holds = textTest(condition);
      const known = new Map<number, number>();
      return (value) => {
        let met = known.get(value);
        if (met === undefined) {
          met = Number(holds(cells.kind === 'date' ? isoOf(value) : String(value / scale)));
          if (known.size < MOST_KNOWN) known.set(value, met);
        }
        return met;
      };
    }
  }
}

/** Values whose text is remembered. */
const MOST_KNOWN = 1 << 20;

function wordMeets(word: string, condition: Condition): number {
  if (condition.kind === 'values') return Number(condition.values.includes(word));
  return Number(condition.kind === 'text' && textTest(condition)(word));
}

/** Without regard to case. Never a pattern: every character means itself. */
function textTest({ text, at }: Extract<Condition, { kind: 'text' }>): (text: string) => boolean {
  const sought = folded(text);
  switch (at) {
    case 'anywhere':
      return (found) => folded(found).includes(sought);
    case 'start':
      return (found) => folded(found).startsWith(sought);
    case 'end':
      return (found) => folded(found).endsWith(sought);
    case 'whole':
      return (found) => folded(found) === sought;
  }
}

/**
 * The greatest value a row may have to be among the `count` with the least (or the least, to be among those with the greatest): ties at the
 * end are in. Null where no row has a value.
 */
export function topBound(
  cells: Cells,
  { places, length }: Rows,
  count: number,
  least: boolean,
): number | null {
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  const found = new Float64Array(length);
  let size = 0;
  for (let at = 0; at < length; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    if (value !== blank && value === value) found[size++] = value;
  }
  const sorted = found.subarray(0, size).sort();
  const wanted = Math.max(0, Math.min(size, Math.trunc(count) || 0));
  if (wanted === 0) return null;
  return sorted[least ? wanted - 1 : size - wanted] ?? null;
}

/** Takes 1 from every place of the mask whose value is not up to the bound, or with `not` from those that are. */
export function applyBound(
  mask: Uint8Array,
  cells: Cells,
  bound: number | null,
  { least, not }: { readonly least: boolean; readonly not: boolean },
): void {
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  for (let place = 0; place < mask.length; place++) {
    const value = stored[place]!;
    const known = bound !== null && value !== blank && value === value;
    const met = known && (least ? value <= bound : value >= bound);
    if (met === not) mask[place] = 0;
  }
}
