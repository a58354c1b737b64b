import {
  compile,
  computedOrder,
  FormulaError,
  parse,
  type ComputedColumn,
  type Syntax,
} from '../src/formula/compile.ts';
import { faultsShown } from '../src/formula/computed-column.ts';
import { CIRCULAR_FAULT } from '../src/formula/dependencies.ts';
import { STORED } from '../src/formula/print.ts';
import { callsIn, columnNamed, columnsOf } from '../src/formula/syntax.ts';
import type { ComputedDefinition } from '../src/model/amendments.ts';
import type { LineAttribute, Lines } from '../src/model/lines.ts';
import { BLANK, textColumn } from '../src/table/column.ts';
import { codesFor } from '../src/table/narrow.ts';
import type { ComputedOutcome } from './amend-api.ts';
import { namedColumns, type NamedColumn } from './formula-columns.ts';
import { plainError } from './outcome.ts';

/** A definition with its formula read, or why it cannot be. */
interface Read {
  readonly definition: ComputedDefinition;
  readonly tree: Syntax | null;
  readonly error: FormulaError | null;
}

/** A column as it was computed last, and of what. */
interface Kept {
  readonly definition: ComputedDefinition;
  readonly of: readonly unknown[];
  readonly made: ComputedColumn;
}

export interface ComputedColumns {
  readonly attributes: readonly LineAttribute[];
  readonly outcomes: readonly ComputedOutcome[];
}

/** Computed columns of lines. What nothing changed for is not computed again. */
export class ComputedDesk {
  #kept = new Map<string, Kept>();

  forget(): void {
    this.#kept.clear();
  }

  /** The columns out of memory that are needed for what is to be computed, anew or for the first time. */
  absentNeeded(definitions: readonly ComputedDefinition[], lines: Lines, today: number): string[] {
    const columns = namedColumns(lines);
    const reads = readAll(definitions, columns);
    const changed = new Set<string>();
    const needed = new Set<string>();
    for (const { definition, tree } of inOrder(reads)) {
      if (tree === null) continue;
      const named = columnsNamed(tree, columns);
      const stays =
        this.#isKept(definition, of(tree, named, today, lines)) &&
        columnsOf(tree).every(({ name }) => !changed.has(name.toLowerCase()));
      const kept = stays ? this.#kept.get(definition.id) : undefined;
      if (kept) {
        columns.push(asNamed(attributeOf(kept.made), kept.made));
        continue;
      }
      changed.add(definition.name.toLowerCase());
      for (const one of named) if (one?.column === null) needed.add(one.name);
    }
    return [...needed];
  }

  /** @param today what TODAY() is, in days since 1970-01-01 */
  compute(definitions: readonly ComputedDefinition[], lines: Lines, today: number): ComputedColumns {
    const columns = namedColumns(lines);
    const reads = readAll(definitions, columns);
    const outcomes = new Map<string, ComputedOutcome>();
    const attributes = new Map<string, LineAttribute>();
    const kept = new Map<string, Kept>();
    for (const { definition, tree, error } of inOrder(reads)) {
      const { id, name } = definition;
      const uses = tree !== null && callsIn(tree).has('TODAY');
      const nothing = { id, name, kind: null, faults: 0, fault: null, today: uses };
      try {
        const ring = error?.code === 'circular';
        if (!ring && (error || tree === null)) throw error ?? new FormulaError('empty');
        const inputs = tree === null ? [] : of(tree, columnsNamed(tree, columns), today, lines);
        const known = !ring && this.#isKept(definition, inputs) ? this.#kept.get(id)?.made : undefined;
        const made =
          ring || tree === null
            ? circularColumn(name, lines.count)
            : (known ?? evaluated(tree, name, columns, lines.count, today));
        if (!ring) kept.set(id, { definition, of: inputs, made });
        const attribute = attributeOf(made);
        attributes.set(id, attribute);
        columns.push(asNamed(attribute, made));
        const told = error === null ? null : plainError(error);
        outcomes.set(id, { ...nothing, kind: made.kind, ...faultsShown(made), error: told });
      } catch (left) {
        outcomes.set(id, { ...nothing, error: plainError(left) });
      }
    }
    this.#kept = kept;
    return {
      attributes: definitions.flatMap(({ id }) => attributes.get(id) ?? []),
      outcomes: definitions.flatMap(({ id }) => outcomes.get(id) ?? []),
    };
  }

  #isKept({ id, name, formula }: ComputedDefinition, inputs: readonly unknown[]): boolean {
    const kept = this.#kept.get(id);
    return (
      kept?.definition.name === name &&
      kept.definition.formula === formula &&
      kept.of.length === inputs.length &&
      kept.of.every((one, at) => one === inputs[at])
    );
  }
}

/** Reads definitions; one whose name is taken, by a column or by one before it, is none. */
function readAll(definitions: readonly ComputedDefinition[], columns: readonly NamedColumn[]): Read[] {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  return definitions.map((definition) => {
    const { name, formula } = definition;
    try {
      if (name.trim() === '') throw new FormulaError('name-empty');
      if (taken.has(name.toLowerCase())) throw new FormulaError('name-taken', { name });
      taken.add(name.toLowerCase());
      return { definition, tree: parse(formula, STORED), error: null };
    } catch (left) {
      if (left instanceof FormulaError) return { definition, tree: null, error: left };
      throw left;
    }
  });
}

/** Each after those it names; whatever needs itself comes first, as a fault throughout. */
function inOrder(reads: readonly Read[]): Read[] {
  const readable = reads.flatMap((one) =>
    one.tree === null ? [] : [{ ...one, tree: one.tree, name: one.definition.name }],
  );
  const { order, circular } = computedOrder(readable);
  return [
    ...reads.filter(({ tree }) => tree === null),
    ...[...circular].flatMap(([place, error]) => {
      const one = readable[place];
      return one ? [{ ...one, error }] : [];
    }),
    ...order.flatMap((place) => readable[place] ?? []),
  ];
}

/** What a formula names of some columns, in reading order; null for a name that is none of them. */
function columnsNamed(tree: Syntax, columns: readonly NamedColumn[]): (NamedColumn | null)[] {
  const names = columns.map(({ name }) => name);
  return columnsOf(tree).map(({ name }) => columns[columnNamed(name, names)] ?? null);
}

/** All that a column's values hang on. */
function of(tree: Syntax, columns: readonly (NamedColumn | null)[], today: number, lines: Lines): unknown[] {
  const values = columns.map((one) => (one === null ? null : one.values));
  return [lines.count, callsIn(tree).has('TODAY') ? today : null, ...values];
}

/** Throws FormulaError. */
export function evaluated(
  tree: Syntax,
  name: string,
  columns: readonly NamedColumn[],
  rows: number,
  today: number,
  { to = rows, mostTests }: { readonly to?: number; readonly mostTests?: number } = {},
): ComputedColumn {
  const there = columns.flatMap(({ column }) => column ?? []);
  const options = mostTests === undefined ? { today, rows } : { today, rows, mostTests };
  return compile(tree, there, options).evaluate(name, 0, to);
}

function circularColumn(name: string, rows: number): ComputedColumn {
  return {
    kind: 'text',
    column: textColumn(name, codesFor(rows, 0).fill(BLANK), []),
    faults: new Uint8Array(rows).fill(CIRCULAR_FAULT),
  };
}

function attributeOf({ kind, column, faults }: ComputedColumn): LineAttribute {
  return { role: null, column, computed: true, formulaKind: kind, faults };
}

function asNamed({ column }: LineAttribute, made: ComputedColumn): NamedColumn {
  const { name } = column;
  return { name, kind: made.kind, from: 'computed', column: made, values: column, alias: false };
}
