import { inBlocks } from '../table/blocks.ts';
import type { Extent, PackedNumbers } from '../table/column.ts';
import { extentOf, joinedExtents, NO_EXTENT } from '../table/extent.ts';
import { NARROW_FROM, packNumbers, unpackNumbers, wholeFor, widthOf } from '../table/narrow.ts';
import { continued } from './cut.ts';
import type { PackedColumn } from './packed-table.ts';

/** Whole numbers times a factor, at `at` and after; blanks as the others have them. */
function scale(
  { whole, blank }: PackedNumbers,
  factor: number,
  into: PackedNumbers,
  at: number,
  from: number,
  to: number,
): void {
  const { whole: scaled, blank: scaledBlank } = into;
  for (let i = from; i < to; i++) {
    const value = whole[i]!;
    scaled[at + i] = value === blank ? scaledBlank : value * factor;
  }
}

type PackedNumberColumn = Extract<PackedColumn, { kind: 'number' }>;

/** Room for the whole numbers of all parts: behind those of the first, where that was left for them. */
function roomForWhole(
  first: { readonly numbers: PackedNumbers<ArrayBuffer>; readonly factor: number } | null,
  rows: number,
  extent: Extent,
): PackedNumbers<ArrayBuffer> | null {
  if (first?.factor === 1 && first.numbers.whole.BYTES_PER_ELEMENT === widthOf(extent.least, extent.most)) {
    const whole = continued(first.numbers.whole, rows);
    if (whole) return { whole, blank: first.numbers.blank, extent };
  }
  return wholeFor(rows, Math.min(0, extent.least), Math.max(0, extent.most), extent);
}

/** Whole numbers stay whole where all parts' are; each part may have been written with fewer decimals than the next. */
export function mergedNumbers(
  name: string,
  parts: readonly PackedNumberColumn[],
  rows: number,
): PackedColumn {
  const decimals = parts.reduce((most, part) => Math.max(most, part.decimals), 0);
  const scaled = parts.map(({ numbers, decimals: written }) =>
    'whole' in numbers ? { numbers, factor: 10 ** (decimals - written) } : null,
  );
  const extent = scaled.reduce<Extent | null>((sum, part) => {
    if (sum === null || part === null) return null;
    const { blanks, least, most } = part.numbers.extent ?? extentOf(part.numbers.whole, part.numbers.blank);
    return joinedExtents(sum, { blanks, least: least * part.factor, most: most * part.factor });
  }, NO_EXTENT);
  const packed = extent === null || rows < NARROW_FROM ? null : roomForWhole(scaled[0] ?? null, rows, extent);
  let row = 0;
  if (packed !== null) {
    for (const part of scaled) {
      if (part === null) continue;
      const { numbers, factor } = part;
      const at = row;
      if (numbers.whole.buffer === packed.whole.buffer) {
        // Where they should be already.
      } else if (factor === 1 && (numbers.blank === packed.blank || numbers.extent?.blanks === 0))
        packed.whole.set(numbers.whole, at);
      else inBlocks(numbers.whole.length, (from, to) => scale(numbers, factor, packed, at, from, to));
      row += numbers.whole.length;
    }
    return { kind: 'number', name, numbers: packed, decimals };
  }
  const values = new Float64Array(rows);
  for (const { numbers, decimals: written } of parts) {
    const doubles = 'whole' in numbers ? unpackNumbers(numbers, written) : numbers;
    values.set(doubles, row);
    row += doubles.length;
  }
  // Parts too short to be packed may make a whole that is not.
  return { kind: 'number', name, numbers: packNumbers(values, decimals) ?? values, decimals };
}
