import { renamedColumn } from '../formula/language.ts';
import type { Amendments } from '../model/amendments.ts';
import type { WorkState } from './work-state.ts';

/** Settings of analyses that name a column. */
const COLUMN_SETTINGS = [
  ['pareto', 'entity'],
  ['linesOfBusiness', 'by'],
  ['firstPurchases', 'by'],
] as const;
/** What a column is called by in filters, corrections and sheets. */
const NAMED = new Set(['attribute', 'column']);
const LISTED = new Set(['order', 'hidden', 'pinned']);

type Parts = Pick<WorkState, 'view' | 'analyses' | 'amendments' | 'sheets'>;

/** A computed column by another name, with everything that names it: formulas, filters, settings, corrections, the sheet of lines. */
export function renamedInWork(work: Parts, from: string, to: string): Parts {
  const { view, analyses, amendments, sheets } = work;
  const named = (value: unknown) => renamedDeep(value, from, to, '');
  return {
    view: { ...view, selection: named(view.selection) as typeof view.selection },
    analyses: renamedSettings(analyses, from, to),
    amendments: renamedAmendments(amendments, from, to),
    sheets: 'lines' in sheets ? { ...sheets, lines: named(sheets['lines']) } : sheets,
  };
}

function renamedAmendments(amendments: Amendments, from: string, to: string): Amendments {
  return {
    ...amendments,
    corrections: renamedDeep(amendments.corrections, from, to, '') as Amendments['corrections'],
    computed: amendments.computed.map((one) => ({ ...one, formula: renamedColumn(one.formula, from, to) })),
  };
}

function renamedSettings(analyses: WorkState['analyses'], from: string, to: string): WorkState['analyses'] {
  const changed = COLUMN_SETTINGS.flatMap(([id, name]) => {
    const settings = analyses[id];
    return settings?.[name] === from ? [[id, { ...settings, [name]: to }] as const] : [];
  });
  return { ...analyses, ...Object.fromEntries(changed) };
}

function renamedDeep(value: unknown, from: string, to: string, under: string): unknown {
  if (typeof value === 'string')
    return value === from && (NAMED.has(under) || LISTED.has(under)) ? to : value;
  if (Array.isArray(value)) {
    const inside = LISTED.has(under) ? under : '';
    return (value as unknown[]).map((one) => renamedDeep(one, from, to, inside));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      under === 'widths' && name === from ? to : name,
      renamedDeep(one, from, to, name),
    ]),
  );
}
