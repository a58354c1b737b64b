import { BLANK, packedTextColumn, type Column, type TextColumn } from '../table/column.ts';
import { codesFor } from '../table/narrow.ts';
import type { AbsentColumns, LineAttribute, Role } from '../model/lines.ts';
import { ImportError, type Evidence } from './check.ts';
import { planColumn, type ColumnDecision } from './infer.ts';
import { mendedColumn, type Mending } from './mended-texts.ts';
import type { ReadProgress } from './open.ts';
import type { ColumnPlan, ReadPlan } from './raw-table.ts';
import type { ReadByPlan } from './read-state.ts';
import { MAX_LEVELS } from './table-builder.ts';
import { resolveColumn, type ResolvedColumn } from './resolved-column.ts';

/**
 * Columns that stay in the file: what nobody asks of need not lie in memory. They are read when asked for, which takes as
 * long as reading the file does.
 */

/** Distinct ids that orders may have: figures hang on them, so they may be more than the texts of any other column. */
const MOST_ORDERS = 1 << 25;

/** Brought columns that are kept though nobody asked for them last. */
const KEPT_BESIDE = 2;

export type LoadColumn = (progress?: ReadProgress, signal?: AbortSignal) => Promise<Column>;

/** How a column is read with all the others. */
export function plannedColumn(
  name: string,
  decision: ColumnDecision,
  role: Role | undefined,
  leftOut: boolean,
): ColumnPlan {
  if (leftOut) return { kind: 'skip', name };
  const plan = planColumn(name, decision);
  return plan.kind === 'text' && role === 'order' ? { ...plan, most: MOST_ORDERS } : plan;
}

/** Stands for a column that is not held: blank, were anybody to look. */
export function absentColumn(name: string, rows: number, decision: ColumnDecision): ResolvedColumn {
  return {
    column: blankColumn(name, rows),
    decision,
    blanks: 0,
    odd: 0,
    distinct: null,
    range: null,
    currencies: null,
    oddText: () => '',
  };
}

/** A text column of blanks, which are made when somebody asks for them. */
export function blankColumn(name: string, rows: number): TextColumn {
  const none = { count: 0, plain: true, all: () => [], one: () => '' };
  let made: TextColumn['codes'] | null = null;
  const column = packedTextColumn(name, codesFor(0, 0), none);
  return {
    ...column,
    levels: [],
    length: rows,
    get codes() {
      made ??= codesFor(rows, 0).fill(BLANK);
      return made;
    },
    at: () => null,
  };
}

export function columnLoader(
  read: ReadByPlan,
  plan: Omit<ReadPlan, 'columns'>,
  names: readonly string[],
  index: number,
  decision: ColumnDecision,
  mending: Mending,
  rows: number,
): LoadColumn {
  return async (progress, signal) => {
    const columns = names.map((name, place): ColumnPlan =>
      place === index ? planColumn(name, decision) : { kind: 'skip', name },
    );
    const table = await read({ ...plan, columns }, progress, signal);
    if (table.rows !== rows) throw new ImportError('file-unreadable', { before: rows, now: table.rows });
    const raw = table.columns[index];
    const column = names[index] ?? '';
    if (!raw) throw new ImportError('column-crowded', { column, limit: MAX_LEVELS });
    return resolveColumn(decision.kind === 'text' ? mendedColumn(raw, mending) : raw, decision, new Map())
      .column;
  };
}

/** What is to be said of how a column is kept. */
export function keepingEvidence(
  { crowded, absent }: { readonly crowded: ReadonlySet<number>; readonly absent: ReadonlySet<number> },
  index: number,
): Evidence[] {
  const evidence: Evidence[] = [];
  if (crowded.has(index)) evidence.push({ code: 'crowded', params: { limit: MAX_LEVELS } });
  if (absent.has(index)) evidence.push({ code: 'left-in-file', params: {} });
  return evidence;
}

/** A column that can be brought. */
export interface AbsentColumn {
  readonly role: Role | null;
  readonly name: string;
  readonly kind: Column['kind'];
  readonly load: LoadColumn;
}

/**
 * Makes attributes of absent columns when asked.
 *
 * @param attributes those of the lines; brought ones are added to it
 * @param pick a column of the file's rows as one of the lines
 */
export function bringing(
  absent: readonly AbsentColumn[],
  attributes: LineAttribute[],
  pick: (column: Column) => Column,
): AbsentColumns | null {
  if (absent.length === 0) return null;
  const brought: LineAttribute[] = [];
  return {
    columns: absent,
    async bring(names, progress, signal) {
      const wanted = absent.filter(({ name }) => names.includes(name));
      const missing = wanted.filter(({ name }) => brought.every(({ column }) => column.name !== name)).length;
      let read = 0;
      const ofAll: ReadProgress = (done, total) =>
        progress?.(((read + done / Math.max(1, total)) / missing) * total, total);
      for (const { role, name, load } of wanted) {
        const known = brought.findIndex(({ column }) => column.name === name);
        // The last asked for stands last.
        if (known >= 0) brought.push(...brought.splice(known, 1));
        else {
          const attribute = { role, column: pick(await load(ofAll, signal)) };
          read++;
          brought.push(attribute);
          attributes.push(attribute);
        }
      }
      while (brought.length > Math.max(wanted.length, KEPT_BESIDE)) {
        const oldest = brought.shift();
        if (oldest) attributes.splice(attributes.indexOf(oldest), 1);
      }
    },
  };
}
