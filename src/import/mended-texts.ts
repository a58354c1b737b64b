import { BLANK, textColumn, type Column, type TextColumn } from '../table/column.ts';
import type { ImportOptions, Repair } from './check.ts';
import type { Encoding } from './encoding.ts';
import { mongolianHabit, repairMongolian } from './encoding-detect.ts';

/** What is put right in texts, on request. */
export type Mending = Pick<ImportOptions, 'repairMongolian' | 'foldInvisible'>;

// Zero-width characters, marks of direction, soft hyphens, variation selectors, tags.
const INVISIBLE = /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180e]|[\ufe00-\ufe0f]/gu;

/** A text without the characters that do not show. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

function mend(text: string, { repairMongolian: mongolian, foldInvisible }: Mending): string {
  const repaired = mongolian ? repairMongolian(text) : text;
  return foldInvisible ? withoutInvisible(repaired) : repaired;
}

/** A text column put right; texts that become equal share a code. Other columns as they are. */
export function mendedColumn(column: Column, mending: Mending): Column {
  if (column.kind !== 'text' || column.plain || (!mending.repairMongolian && !mending.foldInvisible))
    return column;
  const mended = column.levels.map((level) => mend(level, mending));
  if (mended.every((level, code) => level === column.levels[code])) return column;
  const codeOf = new Map<string, number>();
  const newCode = Int32Array.from(mended, (level) => {
    if (level === '') return BLANK;
    const code = codeOf.get(level) ?? codeOf.size;
    codeOf.set(level, code);
    return code;
  });
  const codes = column.codes.map((code) => (code === BLANK ? BLANK : newCode[code]!));
  return textColumn(column.name, codes, [...codeOf.keys()]);
}

/** Mongolian in the old habit, looked for where the encoding has no letters of its own for it. */
export function mongolianIn(
  columns: readonly TextColumn[],
  encoding: Encoding,
  mending: Mending,
): Repair | null {
  if (encoding !== 'windows-1251') return null;
  const habit = mongolianHabit(textsOf(columns));
  return (
    habit && {
      ...habit,
      becomes: repairMongolian(habit.example),
      applied: mending.repairMongolian ?? false,
    }
  );
}

/** Characters that do not show, in any text of the columns. */
export function invisibleIn(columns: readonly TextColumn[], mending: Mending): Repair | null {
  let texts = 0;
  let example = '';
  for (const text of textsOf(columns)) {
    if (text.search(INVISIBLE) < 0) continue;
    if (texts === 0) example = text;
    texts++;
  }
  if (texts === 0) return null;
  const shown = example.replace(
    INVISIBLE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return {
    texts,
    example: shown,
    becomes: withoutInvisible(example),
    applied: mending.foldInvisible ?? false,
  };
}

function* textsOf(columns: readonly TextColumn[]): Generator<string> {
  // ASCII has neither letters of another alphabet nor characters that do not show.
  for (const column of columns) if (!column.plain) yield* column.levels;
}
