import { enHistory } from '../../i18n/en-history.ts';
import { date, dateRange } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Amendments, Correction } from '../../model/amendments.ts';
import type { Selection } from '../../model/selection.ts';
import type { ViewSettings } from '../../model/settings.ts';
import { changedPlaces } from '../../session/history-changes.ts';
import type { WorkState } from '../../session/work-state.ts';
import { correctionWords } from '../corrections/correction-words.ts';
import { clauseWords } from '../selection/clause-words.ts';

export const t = translator(enHistory);

/** What a step did, short: the first of it, where it did several things at once. */
export function changeWords({
  before,
  after,
}: {
  readonly before: WorkState;
  readonly after: WorkState;
}): string {
  const words = [
    ...amendmentWords(before.amendments, after.amendments),
    ...viewWords(before.view, after.view),
    ...analysisWords(before.analyses, after.analyses),
    ...sheetWords(before.sheets, after.sheets),
    ...(before.comparedWith === after.comparedWith ? [] : [t('comparison')]),
  ];
  const [first = t('settings')] = words;
  return words.length > 1 ? t('more', { change: first }) : first;
}

function viewWords(before: ViewSettings, after: ViewSettings): string[] {
  const words: string[] = [];
  if (before.selection !== after.selection) words.push(...selectionChange(before.selection, after.selection));
  if (before.from !== after.from || before.to !== after.to) words.push(datesWords(after));
  if (before.measure !== after.measure) words.push(t('measure', { measure: t(`measure.${after.measure}`) }));
  for (const name of ['step', 'weekStart', 'completeThrough', 'marginRate', 'zeroIsPurchase'] as const)
    if (before[name] !== after[name]) words.push(t(name));
  return words;
}

function datesWords({ from, to }: ViewSettings): string {
  if (from !== null)
    return to === null ? t('dates.from', { from: date(from) }) : t('dates', { range: dateRange(from, to) });
  return to === null ? t('dates.all') : t('dates.to', { to: date(to) });
}

function selectionChange(before: Selection, after: Selection): string[] {
  const had = new Set(before.map((clause) => JSON.stringify(clause)));
  const has = new Set(after.map((clause) => JSON.stringify(clause)));
  const added = after.filter((clause) => !had.has(JSON.stringify(clause)));
  const removed = before.filter((clause) => !has.has(JSON.stringify(clause)));
  const [one] = added;
  if (one)
    return [
      added.length === 1
        ? t('filter.added', { words: clauseWords(one) })
        : t('filter.several', { count: added.length }),
    ];
  const [gone] = removed;
  if (!gone) return [];
  if (removed.length === 1) return [t('filter.removed', { words: clauseWords(gone) })];
  return [after.length === 0 ? t('filter.none') : t('filter.several', { count: removed.length })];
}

function analysisWords(before: WorkState['analyses'], after: WorkState['analyses']): string[] {
  const ids = new Set(changedPlaces(before, after).map(({ path }) => path[0] ?? ''));
  return [...ids].map((id) => {
    if (id === 'shown') return t('shown');
    const analysis = t.find(`analysis.${id}`);
    return analysis === null ? t('settings') : t('settings.of', { analysis });
  });
}

function sheetWords(before: WorkState['sheets'], after: WorkState['sheets']): string[] {
  const changed = new Set(
    changedPlaces(before, after).map(({ path: [name = '', part = ''] }) => {
      const sheet = t.find(`sheet.${name}`) ?? name;
      return t.find(`sheet.${part}`, { sheet }) ?? t('sheet.any', { sheet });
    }),
  );
  return [...changed];
}

function amendmentWords(before: Amendments, after: Amendments): string[] {
  return [
    ...correctionChanges(before.corrections, after.corrections),
    ...computedWords(before, after),
    ...remarkWords(before, after),
  ];
}

function correctionChanges(before: readonly Correction[], after: readonly Correction[]): string[] {
  if (before === after) return [];
  const had = new Map(before.map((one) => [one.id, one]));
  const has = new Map(after.map((one) => [one.id, one]));
  const added = after.filter(({ id }) => !had.has(id));
  const removed = before.filter(({ id }) => !has.has(id));
  const switched = after.filter((one) => had.has(one.id) && had.get(one.id)?.active !== one.active);
  const all = [...added, ...removed, ...switched];
  const [one] = all;
  if (!one) return [];
  if (all.length > 1) return [t('correction.several', { count: all.length })];
  const words = correctionWords(one.change);
  if (added.length > 0) return [t('correction.added', { words })];
  if (removed.length > 0) return [t('correction.removed', { words })];
  return [t(one.active ? 'correction.on' : 'correction.off', { words })];
}

function computedWords({ computed: before }: Amendments, { computed: after }: Amendments): string[] {
  const had = new Map(before.map((one) => [one.id, one]));
  const has = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((one) => {
      const earlier = had.get(one.id);
      if (!earlier) return [t('computed.added', { name: one.name })];
      if (earlier.formula !== one.formula) return [t('computed.changed', { name: one.name })];
      return earlier.name === one.name ? [] : [t('computed.renamed', { name: earlier.name, now: one.name })];
    }),
    ...before.filter(({ id }) => !has.has(id)).map(({ name }) => t('computed.removed', { name })),
  ];
}

function remarkWords({ remarks: before }: Amendments, { remarks: after }: Amendments): string[] {
  const places = changedPlaces(before, after);
  const customers = new Set(places.map(({ path: [customer = ''] }) => customer));
  const [customer] = customers;
  if (customer === undefined) return [];
  if (customers.size > 1) return [t('tags.several', { count: customers.size })];
  return [t(places.some(({ path }) => path[1] === 'note') ? 'note' : 'tags', { customer })];
}
