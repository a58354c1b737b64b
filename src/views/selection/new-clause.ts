import type { AttributeInfo } from '../../analysis/attribute-values.ts';
import type { Classification, Clause, CustomerFigure } from '../../model/selection.ts';
import type { Measure } from '../../model/settings.ts';

/** The classes a filter offers, in their order. */
export const CLASS_VALUES: Readonly<Partial<Record<Classification, readonly string[]>>> = {
  abc: ['A', 'B', 'C'],
  xyz: ['X', 'Y', 'Z', 'new'],
  rfmSegment: [
    'champion', 'loyal', 'potential loyalist', 'new', 'promising', 'needs attention', 'about to sleep', 'at risk',
    'cannot lose', 'hibernating', 'lost',
  ],
  ladder: ['buyer', 'client', 'regular', 'adherent', 'advocate'],
  overdue: ['active', 'overdue', 'lost'],
  declining: ['declining'],
}; // prettier-ignore
export const CLASSES = ['abc', 'xyz', 'rfmSegment', 'ladder', 'overdue', 'declining'] as const;
export const FIGURES: readonly CustomerFigure[] = [
  'revenue', 'margin', 'purchases', 'averageCheck', 'recency', 'last', 'firstAmount', 'secondAfter', 'monthsLived',
]; // prettier-ignore

/** An id of what can be filtered by: `class:abc`, `figure:revenue`, `bought:Product`. */
export type FilterKind = string;

/** A clause to begin with, before anything is picked. Settings: those of the analysis that makes the classes. */
export function newClause(
  kind: FilterKind,
  attributes: readonly AttributeInfo[],
  measure: Measure,
  settings: (of: Classification) => Readonly<Record<string, unknown>>,
): Clause {
  const at = kind.indexOf(':');
  const name = kind.slice(at + 1);
  const open = { from: null, to: null };
  switch (at < 0 ? kind : kind.slice(0, at)) {
    case 'class': {
      const of = name as Classification;
      const set = settings(of) as Readonly<Record<string, number>>;
      const values = of === 'declining' ? ['declining'] : [];
      const own = Object.keys(set).length > 0 ? { settings: set } : {};
      return { about: 'customers', kind: 'class', of, values, ...own };
    }
    case 'figure':
      return { about: 'customers', kind: 'figure', figure: name as CustomerFigure, ...open };
    case 'acquired':
      return { about: 'customers', kind: 'acquired', ...open };
    case 'rank':
      return { about: 'customers', kind: 'rank', by: measure, from: 1, to: 10 };
    case 'keys':
      return { about: 'customers', kind: 'keys', keys: [] };
    case 'tagged':
      return { about: 'customers', kind: 'tagged', values: [] };
    case 'first':
      return { about: 'customers', kind: 'firstValue', attribute: name, values: [] };
    case 'bought':
      return { about: 'customers', kind: 'bought', attribute: name, values: [], butNot: [] };
    case 'amount':
      return { about: 'orders', kind: 'amount', ...open };
    case 'number':
      return { about: 'orders', kind: 'number', ...open };
    case 'line': {
      const text = attributes.find((one) => one.name === name)?.kind === 'text';
      return text
        ? { about: 'lines', kind: 'value', attribute: name, values: [] }
        : { about: 'lines', kind: 'range', attribute: name, ...open };
    }
    default:
      return { about: 'customers', kind: 'text', text: '' };
  }
}

/** Whether a clause says anything yet. */
export function isSaid(clause: Clause): boolean {
  if ('values' in clause) return clause.values.length > 0;
  if ('keys' in clause) return clause.keys.length > 0;
  if ('text' in clause) return clause.text.trim() !== '';
  return !('from' in clause) || clause.from !== null || clause.to !== null;
}

/** Whether a clause can be changed here, or only turned round and removed. */
export function isEditable(clause: Clause): boolean {
  switch (clause.kind) {
    case 'value':
    case 'range':
    case 'amount':
    case 'number':
    case 'firstValue':
    case 'bought':
    case 'figure':
    case 'rank':
    case 'keys':
    case 'tagged':
    case 'text':
      return true;
    case 'date':
      return clause.about === 'lines';
    case 'acquired':
      return clause.order === undefined;
    case 'class':
      return CLASS_VALUES[clause.of] !== undefined && clause.asOf === undefined;
    default:
      return false;
  }
}
