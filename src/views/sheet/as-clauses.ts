import type { Classification, Clause, CustomerFigure, Range, Selection } from '../../model/selection.ts';
import { CUSTOMER_FIGURES } from '../../model/selection.ts';
import type { Measure } from '../../model/settings.ts';
import type { SheetColumn, SheetCondition, SheetTable } from '../../../workers/sheet-api.ts';

/** Conditions of a sheet in the language of filters, as far as it has the words. */
export interface AsClauses {
  readonly clauses: Selection;
  /** Conditions that only a sheet can ask. */
  readonly unsaid: readonly SheetCondition[];
}

/** Columns of the customers that hold a class, and which that is. */
const CLASSES: Readonly<Record<string, Classification>> = {
  abc: 'abc',
  xyz: 'xyz',
  rfmSegment: 'rfmSegment',
  rfmScore: 'rfmScore',
  ladder: 'ladder',
  overdue: 'overdue',
};
const MEASURES: readonly Measure[] = ['revenue', 'margin', 'purchases'];

/**
 * @param isAttribute whether lines can be filtered by a column of that name
 * @param settings of a classification, as the screens have it
 */
export function asClauses(
  table: SheetTable,
  conditions: readonly SheetCondition[],
  columns: readonly SheetColumn[],
  isAttribute: (name: string) => boolean,
  settings: (of: Classification) => Readonly<Record<string, unknown>> = () => ({}),
): AsClauses {
  const say = (condition: SheetCondition): Clause | null => {
    const column = columns.find(({ name }) => name === condition.column);
    if (!column) return null;
    const clause =
      table === 'lines'
        ? ofLines(condition, column, isAttribute)
        : table === 'orders'
          ? ofOrders(condition, column)
          : ofCustomers(condition, column, settings);
    return clause && (condition.not ? { ...clause, not: true } : clause);
  };
  const first = conditions.filter(({ kind }) => kind !== 'top');
  const clauses = first.flatMap((condition) => say(condition) ?? []);
  const unsaid = first.filter((condition) => say(condition) === null);
  // The greatest are those among what the other conditions leave: they are judged there, or not at all.
  const top = conditions.filter(({ kind }) => kind === 'top');
  for (const condition of top) {
    const clause = top.length === 1 && unsaid.length === 0 && table === 'customers' ? rank(condition) : null;
    if (clause === null) unsaid.push(condition);
    else clauses.push(clauses.length > 0 ? { ...clause, among: [...clauses] } : clause);
  }
  return { clauses, unsaid };
}

function ofLines(
  condition: SheetCondition,
  column: SheetColumn,
  isAttribute: (name: string) => boolean,
): Clause | null {
  const { name } = column;
  if (column.from === 'own') {
    if (name === 'date' && condition.kind === 'range')
      return { about: 'lines', kind: 'date', ...ends(condition) };
    if (name === 'customer') return ofKeys(condition);
    return null;
  }
  if (!isAttribute(name)) return null;
  switch (condition.kind) {
    case 'values':
      return { about: 'lines', kind: 'value', attribute: name, values: condition.values };
    case 'blank':
      return { about: 'lines', kind: 'value', attribute: name, values: [''] };
    case 'range':
      return { about: 'lines', kind: 'range', attribute: name, ...ends(condition) };
    case 'text':
      return condition.at === 'anywhere' && column.kind === 'text'
        ? { about: 'lines', kind: 'text', attribute: name, text: condition.text }
        : null;
    case 'top':
      return null;
  }
}

function ofOrders(condition: SheetCondition, { name }: SheetColumn): Clause | null {
  if (name === 'customer') return ofKeys(condition);
  if (name === 'purchase') {
    const purchases =
      condition.kind === 'values' && condition.values.length === 1 && condition.values[0] !== '';
    if (purchases) return { about: 'orders', kind: 'purchase' };
    const others =
      condition.kind === 'blank' || (condition.kind === 'values' && condition.values.join() === '');
    return others ? { about: 'orders', kind: 'purchase', not: true } : null;
  }
  if (condition.kind !== 'range') return null;
  if (name === 'date' || name === 'amount') return { about: 'orders', kind: name, ...ends(condition) };
  return null;
}

function ofCustomers(
  condition: SheetCondition,
  { name }: SheetColumn,
  settings: (of: Classification) => Readonly<Record<string, unknown>>,
): Clause | null {
  if (name === 'customer' || name === 'name') {
    if (condition.kind === 'text' && condition.at === 'anywhere')
      return { about: 'customers', kind: 'text', text: condition.text };
    return name === 'customer' ? ofKeys(condition) : null;
  }
  const of = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  if (of) {
    if (condition.kind !== 'values' || condition.values.includes('')) return null;
    const set = settings(of) as Readonly<Record<string, number>>;
    const own = Object.keys(set).length > 0 ? { settings: set } : {};
    return { about: 'customers', kind: 'class', of, values: condition.values, ...own };
  }
  const figure = CUSTOMER_FIGURES.find((one): one is CustomerFigure => one === name);
  if (!figure || condition.kind !== 'range') return null;
  return { about: 'customers', kind: 'figure', figure, ...ends(condition) };
}

function ofKeys(condition: SheetCondition): Clause | null {
  if (condition.kind === 'blank') return { about: 'lines', kind: 'anonymous' };
  if (condition.kind !== 'values') return null;
  if (condition.values.join() === '' && condition.values.length === 1)
    return { about: 'lines', kind: 'anonymous' };
  return condition.values.includes('') ? null : { about: 'customers', kind: 'keys', keys: condition.values };
}

function rank(condition: SheetCondition): Extract<Clause, { kind: 'rank' }> | null {
  const by = MEASURES.find((measure) => measure === condition.column);
  if (condition.kind !== 'top' || !by || condition.not) return null;
  return {
    about: 'customers',
    kind: 'rank',
    by,
    from: 1,
    to: condition.count,
    ...(condition.least ? { last: true } : {}),
  };
}

function ends({ from, to }: Range): Range {
  return { from, to };
}
