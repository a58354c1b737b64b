import { restoreAmendments } from '../model/restore-amendments.ts';
import { NO_AMENDMENTS, type Amendments } from '../model/amendments.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../model/settings.ts';
import { restoreView } from './restore-view.ts';

/**
 * All that was done over a file, as one plain value: undo steps between such values, a reload and a project file bring one back.
 * Selections saved by name, the theme and how the file is read are kept elsewhere: they are not of this work.
 */
export interface WorkState {
  readonly version: 1;
  readonly view: ViewSettings;
  /** Settings by analysis id, and under `shown` how screens show what they show; the engine holds each against its limits. */
  readonly analyses: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly amendments: Amendments;
  /** Layouts and queries of the sheets by name: plain data, held against its limits by the sheet it belongs to. */
  readonly sheets: Readonly<Record<string, unknown>>;
  /** `none`, `rest`, `all` or `saved:` and a name. */
  readonly comparedWith: string;
}

export const NEW_WORK: WorkState = {
  version: 1,
  view: DEFAULT_VIEW,
  analyses: {},
  amendments: NO_AMENDMENTS,
  sheets: {},
  comparedWith: 'none',
};

/** What of a work could not be taken over, and how many of it. `version`: it was made by a later edition. */
export interface Dropped {
  readonly part: 'work' | 'version' | 'view' | 'filters' | 'settings' | 'corrections' | 'computed' | 'remarks' | 'sheets';
  readonly count: number;
} // prettier-ignore

export interface RestoredWork {
  readonly state: WorkState;
  /** In the order of the parts; empty: all of it held. */
  readonly dropped: readonly Dropped[];
}

const LONGEST_NAME = 100;
const MOST_COUNTED = 10_000;

/**
 * A work from anything: storage, a project file, another's hand. Never throws. What is sound stands, what is not is at its
 * default and counted; what is missing is at its default and not counted.
 */
export function restoreWorkState(value: unknown): RestoredWork {
  if (value === undefined || value === null) return { state: NEW_WORK, dropped: [] };
  if (typeof value !== 'object' || Array.isArray(value))
    return { state: NEW_WORK, dropped: [{ part: 'work', count: 1 }] };
  const given = value as Readonly<Record<string, unknown>>;
  const view = restoreView(given['view']);
  const analyses = recordsOf(given['analyses']);
  const amendments = restoreAmendments(given['amendments']);
  const sheets = isRecord(given['sheets']) ? given['sheets'] : {};
  const compared = given['comparedWith'];
  const lost = (part: Dropped['part'], count: number): Dropped[] => (count > 0 ? [{ part, count }] : []);
  const { version } = given;
  return {
    state: {
      version: 1,
      view,
      analyses,
      amendments,
      sheets,
      comparedWith: typeof compared === 'string' ? compared.slice(0, LONGEST_NAME) : NEW_WORK.comparedWith,
    },
    dropped: [
      // Before there were versions none was written.
      ...lost('version', version === 1 || version === undefined ? 0 : 1),
      ...lost('view', lostFields(given['view'], view)),
      ...lost('filters', clausesIn(record(given['view'])['selection']) - clausesIn(view.selection)),
      ...lost('settings', Object.keys(record(given['analyses'])).length - Object.keys(analyses).length),
      ...lostAmendments(given['amendments'], amendments),
      ...lost('sheets', given['sheets'] === undefined || isRecord(given['sheets']) ? 0 : 1),
    ],
  };
}

function lostAmendments(value: unknown, { corrections, computed, remarks }: Amendments): Dropped[] {
  const given = record(value);
  const lists = [
    { part: 'corrections', had: size(given['corrections']), has: corrections.length },
    { part: 'computed', had: size(given['computed']), has: computed.length },
    { part: 'remarks', had: size(given['remarks']), has: Object.keys(remarks).length },
  ] as const;
  return lists.flatMap(({ part, had, has }) => (had > has ? [{ part, count: had - has }] : []));
}

/** How many there are in a list or a record; anything else that is there at all is one. */
function size(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (isRecord(value)) return Object.keys(value).length;
  return value === undefined || value === null ? 0 : 1;
}

function lostFields(value: unknown, view: ViewSettings): number {
  if (value === undefined) return 0;
  if (!isRecord(value)) return 1;
  const names = Object.keys(DEFAULT_VIEW).filter((name) => name !== 'selection');
  const restored: Readonly<Record<string, unknown>> = { ...view };
  return names.filter((name) => value[name] !== undefined && value[name] !== restored[name]).length;
}

/** Clauses with those in brackets and in what they are judged among; what stands where a clause should counts as one. */
function clausesIn(value: unknown): number {
  if (value === undefined) return 0;
  if (!Array.isArray(value)) return 1;
  let count = 0;
  const open = [...(value as unknown[])];
  // What was stored as it lay in memory may hold itself.
  while (open.length > 0 && count < MOST_COUNTED) {
    const { clauses, among } = record(open.pop());
    count += 1;
    for (const inner of [clauses, among])
      if (Array.isArray(inner)) open.push(...(inner as unknown[]).slice(0, MOST_COUNTED));
  }
  return count;
}

function recordsOf(value: unknown): WorkState['analyses'] {
  return Object.fromEntries(
    Object.entries(record(value)).filter((entry): entry is [string, Record<string, unknown>] =>
      isRecord(entry[1]),
    ),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
