import { enSelection } from '../../i18n/en-selection.ts';
import { date, dateRange, moneyRounded, number } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type {
  ClassClause,
  Clause,
  CustomerClause,
  LineClause,
  OrderClause,
  Range,
  Selection,
} from '../../model/selection.ts';
import { w } from '../segments/words.ts';

export const t = translator(enSelection);

/** What a chip says: short, and the same for the same clause wherever it stands. */
export function clauseWords(clause: Clause): string {
  const words = wordsOf(clause);
  return clause.not ? t('filter.not.words', { words }) : words;
}

export function selectionWords(selection: Selection): string {
  return selection.length === 0 ? t('filter.among.all') : selection.map(clauseWords).join(', ');
}

function wordsOf(clause: Clause): string {
  if (clause.kind === 'all') return t('words.all', { words: clause.clauses.map(clauseWords).join(', ') });
  if (clause.about === 'lines') return lineWords(clause);
  return clause.about === 'orders' ? orderWords(clause) : customerWords(clause);
}

type Plain<C extends Clause> = Exclude<C, { kind: 'all' }>;

function lineWords(clause: Plain<LineClause>): string {
  switch (clause.kind) {
    case 'value':
      return t('words.value', { attribute: clause.attribute, values: listWords(clause.values) });
    case 'text':
      return t('words.contains', { attribute: clause.attribute, text: clause.text });
    case 'range':
      return t('words.named', { name: clause.attribute, range: rangeWords(clause, number) });
    case 'date':
      return t('words.lines', { range: dayWords(clause) });
    case 'anonymous':
      return t('words.anonymous');
  }
}

function orderWords(clause: Plain<OrderClause>): string {
  switch (clause.kind) {
    case 'purchase':
      return t('words.purchases');
    case 'date':
      return t('words.orders', { range: dayWords(clause) });
    case 'amount':
      return t('words.orders', { range: rangeWords(clause, moneyRounded) });
    case 'number':
      return t('words.number', { range: rangeWords(clause, number) });
    case 'age': {
      const words = { range: rangeWords(clause, number), step: t(`step.${clause.step}`) };
      return clause.since === undefined
        ? t('words.age', words)
        : t('words.age.since', { ...words, since: clause.since });
    }
  }
}

function customerWords(clause: Plain<CustomerClause>): string {
  switch (clause.kind) {
    case 'class':
      return classWords(clause);
    case 'firstValue':
      return t('words.first', { attribute: clause.attribute, values: listWords(clause.values) });
    case 'bought': {
      const words = { attribute: clause.attribute, values: listWords(clause.values) };
      return clause.butNot.length === 0
        ? t('words.bought', words)
        : t('words.butNot', { ...words, others: listWords(clause.butNot) });
    }
    case 'acquired': {
      const range = dayWords(clause);
      const { order = 1 } = clause;
      return order === 1 ? t('words.acquired', { range }) : t('words.acquired.nth', { range, order });
    }
    case 'figure': {
      const { figure } = clause;
      const days = figure === 'first' || figure === 'last';
      const money = figure === 'revenue' || figure === 'margin' || figure === 'averageCheck';
      const range = days ? dayWords(clause) : rangeWords(clause, money ? moneyRounded : number);
      return t('words.named', { name: t(`filter.figure.${figure}`), range });
    }
    case 'rank': {
      const measure = t(`measure.${clause.by}`);
      const { from, to } = clause;
      if ((from ?? 1) <= 1 && to !== null)
        return t(clause.last ? 'words.rank.last' : 'words.rank', { count: to, measure });
      return t('words.rank.range', { range: rangeWords(clause, number), measure });
    }
    case 'activeAt': {
      const words = { age: clause.age, step: t(`step.${clause.step}`) };
      return t(clause.onOrAfter ? 'words.activeAt.later' : 'words.activeAt', words);
    }
    case 'period':
      return t(`words.period.${clause.activity}`, {
        step: t(`step.${clause.step}`),
        day: date(clause.day),
      });
    case 'text':
      return t('words.text', { text: clause.text });
    case 'keys': {
      const [key] = clause.keys;
      return key !== undefined && clause.keys.length === 1
        ? t('words.key', { key })
        : t('words.keys', { count: clause.keys.length });
    }
    case 'tagged': {
      const { values } = clause;
      if (values.length === 1 && values[0] === '') return t('words.untagged');
      return t('words.tagged', { values: listWords(values) });
    }
    case 'returnsOnly':
      return t('words.returnsOnly');
  }
}

/** The name of a class, as the screens have it. */
export function className(of: ClassClause['of'], value: string): string {
  switch (of) {
    case 'rfmSegment':
      return w.find(`rfm.segment.${value}`) ?? value;
    case 'ladder':
      return w.find(`ladder.rung.${value}`) ?? value;
    case 'overdue':
      return w.find(`overdue.state.${value}`) ?? value;
    default:
      return value === 'new' ? w('xyz.new') : value;
  }
}

function classWords({ of, values, asOf }: ClassClause): string {
  const listed = listWords(values.map((value) => className(of, value)));
  const words =
    of === 'rfmSegment'
      ? listed
      : of === 'declining'
        ? t('words.declining')
        : of === 'xyz' || of === 'abcXyz'
          ? t('words.abc', { values: listed })
          : t(`words.${of}`, { values: listed });
  return asOf === undefined ? words : t('words.asOf', { words, day: date(asOf) });
}

/** The first two of a list, and how many more. */
function listWords(values: readonly string[]): string {
  if (values.length === 0) return t('words.nothing');
  const words = values.slice(0, 2).map((value) => (value === '' ? t('filter.blank') : value)).join(', '); // prettier-ignore
  return values.length > 2 ? t('words.more', { words, count: values.length - 2 }) : words;
}

function rangeWords({ from, to }: Range, write: (value: number) => string): string {
  if (from === null) return to === null ? t('filter.open') : t('words.to', { to: write(to) });
  if (to === null) return t('words.from', { from: write(from) });
  return from === to ? write(from) : t('words.range', { from: write(from), to: write(to) });
}

function dayWords(range: Range): string {
  return range.from !== null && range.to !== null ? dateRange(range.from, range.to) : rangeWords(range, date);
}
