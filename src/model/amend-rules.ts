import { isoOf } from '../table/civil-day.ts';
import { dateColumn, type Column } from '../table/column.ts';
import { CustomersDraft } from './amend-customers.ts';
import type { LinesDraft, Target } from './amend-draft.ts';
import type { RuleOutcome, RuleProblem } from './amend-problem.ts';
import { TextDraft } from './amend-text.ts';
import type { Change, Correction, FileRows } from './amendments.ts';
import { lineColumnNamed } from './line-columns.ts';
import { rowsWithValue } from './line-mask.ts';

type SetValue = Extract<Change, { kind: 'setValue' }>;
type Values = Exclude<SetValue['where'], FileRows>;

const NOTHING: RuleOutcome = { lines: 0, problem: null };

/**
 * Makes corrections to lines, one after the other. Where two set the same cell, or speak of the same values of the same column,
 * the later counts and the earlier is told how much of it is left.
 */
export class Rules {
  readonly #outcomes: RuleOutcome[] = [];
  /** Lines of each rule that do not say what it set. */
  readonly #overruled: number[] = [];
  /** By what is written to, the rule that wrote to a line by its number, and what it wrote. */
  readonly #byLine = new Map<
    string,
    Map<number, { readonly rule: number; readonly value: string | number }>
  >();
  /** By what is written to and what it hangs on, the rule that spoke of a value. */
  readonly #byValue = new Map<string, Map<string, { readonly rule: number; readonly value: string }>>();

  constructor(private readonly draft: LinesDraft) {}

  make(corrections: readonly Correction[]): RuleOutcome[] {
    for (const [rule, { active, change }] of corrections.entries()) {
      this.#overruled.push(0);
      this.#outcomes.push(active ? this.#apply(change, rule) : NOTHING);
    }
    return this.#outcomes.map((outcome, rule) => this.#told(outcome, this.#overruled[rule] ?? 0));
  }

  #told({ lines, problem }: RuleOutcome, overruled: number): RuleOutcome {
    if (overruled === 0 || problem !== null) return { lines, problem };
    return {
      lines,
      problem: { code: 'overruled', params: { lines: Math.min(overruled, lines), of: lines } },
    };
  }

  #apply(change: Change, rule: number): RuleOutcome {
    const { customers } = this.draft;
    switch (change.kind) {
      case 'mergeCustomers':
        return customers.merge(change.keys, change.into);
      case 'renameCustomer': {
        const { lines, problem, overruled } = customers.rename(change.key, change.name, rule);
        if (overruled !== undefined) this.#overruled[overruled]! += lines;
        return { lines, problem };
      }
      case 'excludeRows':
        return this.#exclude(change);
      case 'setDate':
        return this.#setDate(change, rule);
      case 'setValue':
        return 'rows' in change.where
          ? this.#setInRows(change, change.where, rule)
          : this.#setByValues(change, change.where, rule);
    }
  }

  /** A row that is left out already is what the rule asks for. */
  #exclude(change: FileRows): RuleOutcome {
    const { lines, problem } = this.draft.linesOf(change);
    for (const line of lines) {
      this.draft.leaveOut(line);
      for (const written of this.#byLine.values()) {
        const before = written.get(line);
        if (before) this.#overruled[before.rule]!++;
      }
    }
    return { lines: lines.length, problem: problem?.code === 'rows-excluded' ? null : problem };
  }

  #setDate(change: FileRows & { readonly day: number }, rule: number): RuleOutcome {
    const { lines, problem } = this.draft.linesOf(change);
    for (const line of lines) {
      this.draft.setDay(line, change.day);
      this.#wrote('date', line, rule, change.day);
    }
    return { lines: lines.length, problem };
  }

  #setInRows({ column, value }: SetValue, rows: FileRows, rule: number): RuleOutcome {
    const target = this.draft.target(column);
    if (isProblem(target)) return { lines: 0, problem: target };
    const { lines, problem } = this.draft.linesOf(rows);
    const write = writer(target, value);
    for (const line of lines) {
      write(line);
      this.#wrote(`column ${column}`, line, rule, value);
    }
    return { lines: lines.length, problem };
  }

  #setByValues({ column, value }: SetValue, where: Values, rule: number): RuleOutcome {
    const target = this.draft.target(column);
    if (isProblem(target)) return { lines: 0, problem: target };
    const sought = this.#linesWith(where);
    if (isProblem(sought)) return { lines: 0, problem: sought };
    const write = writer(target, value);
    let lines = 0;
    for (let line = 0; line < sought.rows.length; line++) {
      if (sought.rows[line] === 0 || !this.draft.isIn(line)) continue;
      write(line);
      lines++;
    }
    // A value that is replaced by another is no longer there for a second rule to contradict the first.
    if (where.column !== column)
      this.#spoke(`${column}\u0000${where.column}`, where.values, value, rule, lines);
    const [lost = ''] = sought.missing;
    const { length } = sought.missing;
    if (length === 0) return { lines, problem: null };
    const params = { column: where.column, value: lost };
    if (where.values.length === 1) return { lines, problem: { code: 'value-missing', params } };
    return {
      lines,
      problem: { code: 'values-missing', params: { ...params, values: length, of: where.values.length } },
    };
  }

  /** Lines with one of the values as things stand, and the values that no line has. */
  #linesWith({ column: name, values }: Values): { rows: Uint8Array; missing: string[] } | RuleProblem {
    const { draft } = this;
    const found = lineColumnNamed(draft.source.lines, name);
    const column = found?.attribute?.column ?? null;
    let cells: Column | null = column;
    if (found?.own === 'customer') return this.#linesOfCustomers(values);
    if (found?.own === 'order' || column?.kind === 'text') {
      const text = draft.target(name);
      return text instanceof TextDraft ? this.#linesOfTexts(text, values, (code) => code) : problemOf(name);
    }
    if (found?.own === 'date') cells = dateColumn('date', draft.date);
    if (cells === null) return problemOf(name);
    const rows = rowsWithValue(cells, values);
    const met = new Set<string>();
    for (let line = 0; line < rows.length; line++) {
      if (rows[line] === 0) continue;
      if (draft.isIn(line)) met.add(written(cells, line));
      else rows[line] = 0;
    }
    const missing = values.filter((value) => !met.has(value));
    return { rows, missing };
  }

  #linesOfCustomers(values: readonly string[]) {
    const { customers } = this.draft;
    return this.#linesOfTexts(customers.draft, values, (code) => customers.root(code));
  }

  #linesOfTexts(text: TextDraft, values: readonly string[], stands: (code: number) => number) {
    const { draft } = this;
    const { codes, levelCount } = text;
    // Place 0 is the blank.
    const wanted = new Uint8Array(levelCount + 1);
    const seen = new Uint8Array(levelCount + 1);
    const places = values.map((value) => (value === '' ? 0 : text.known(value) + 1));
    for (const [at, place] of places.entries()) if (place > 0 || values[at] === '') wanted[place] = 1;
    const rows = new Uint8Array(codes.length);
    for (let line = 0; line < codes.length; line++) {
      const code = codes[line]!;
      const place = code < 0 ? 0 : stands(code) + 1;
      if (wanted[place] === 0 || !draft.isIn(line)) continue;
      rows[line] = 1;
      seen[place] = 1;
    }
    const missing = values.filter((value, at) => {
      const place = places[at] ?? 0;
      return (place === 0 && value !== '') || seen[place] === 0;
    });
    return { rows, missing };
  }

  #wrote(target: string, line: number, rule: number, value: string | number): void {
    let written = this.#byLine.get(target);
    if (!written)
      this.#byLine.set(target, (written = new Map<number, { rule: number; value: string | number }>()));
    const before = written.get(line);
    if (before && before.value !== value) this.#overruled[before.rule]!++;
    written.set(line, { rule, value });
  }

  #spoke(about: string, values: readonly string[], value: string, rule: number, lines: number): void {
    let spoken = this.#byValue.get(about);
    if (!spoken) this.#byValue.set(about, (spoken = new Map<string, { rule: number; value: string }>()));
    const before = new Set<number>();
    for (const one of values) {
      const earlier = spoken.get(one);
      if (earlier && earlier.value !== value) before.add(earlier.rule);
      spoken.set(one, { rule, value });
    }
    for (const earlier of before) this.#overruled[earlier]! += lines;
  }
}

function isProblem(one: object): one is RuleProblem {
  return 'code' in one && 'params' in one;
}

function problemOf(column: string): RuleProblem {
  return { code: 'column-missing', params: { column } };
}

/** A cell as `rowsWithValue` spells it. */
function written(column: Column, line: number): string {
  const cell = column.at(line);
  if (cell === null) return '';
  return column.kind === 'date' ? isoOf(Number(cell)) : String(cell);
}

function writer(target: Target, value: string): (line: number) => void {
  if (target instanceof CustomersDraft) return (line) => target.give(line, value.trim());
  const code = target.code(value);
  return (line) => {
    if (target.codes[line] !== code) target.set(line, code);
  };
}
