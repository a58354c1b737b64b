import { restoreSelection } from '../model/restore-selection.ts';
import type { Selection } from '../model/selection.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../model/settings.ts';

/**
 * What is remembered comes back through here, wherever it lay: it may be old, cut short or made up by somebody else.
 * Nothing throws; what does not hold is replaced by its default.
 */
export type Theme = 'system' | 'light' | 'dark';

export interface RememberedFile {
  readonly view: ViewSettings;
  /** Settings by analysis id; the engine holds each against its limits. */
  readonly analyses: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface SavedSelection {
  readonly name: string;
  readonly selection: Selection;
}

export interface Remembered {
  readonly version: 1;
  readonly theme: Theme;
  /** For every file. */
  readonly selections: readonly SavedSelection[];
  /** By fingerprint of the file, the latest last. */
  readonly files: Readonly<Record<string, RememberedFile>>;
}

const MOST_FILES = 20;
const MOST_SELECTIONS = 50;
const LONGEST_NAME = 80;
/** Civil days of the years 1 to 9999. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

export function restore(text: string | null): Remembered {
  const found = record(parsed(text));
  const current = found['version'] === 1 ? found : {};
  const files = Object.entries(record(current['files'])).slice(-MOST_FILES);
  return {
    version: 1,
    theme: oneOf(current['theme'], ['system', 'light', 'dark'], 'system'),
    selections: restoreSelections(current['selections']),
    files: Object.fromEntries(files.map(([fingerprint, file]) => [fingerprint, restoreFile(file)])),
  };
}

/** Names are told apart; of two alike the later stays. */
function restoreSelections(value: unknown): SavedSelection[] {
  const found: Record<string, Selection> = {};
  for (const one of Array.isArray(value) ? (value as unknown[]) : []) {
    const { name, selection } = record(one);
    if (typeof name !== 'string' || name.trim() === '') continue;
    found[name.slice(0, LONGEST_NAME)] = restoreSelection(selection);
  }
  const all = Object.entries(found).map(([name, selection]) => ({ name, selection }));
  return all.filter(({ selection }) => selection.length > 0).slice(-MOST_SELECTIONS);
}

function restoreFile(value: unknown): RememberedFile {
  const file = record(value);
  const analyses = Object.entries(record(file['analyses'])).map(
    ([id, settings]) => [id, record(settings)] as const,
  );
  return { view: restoreView(file['view']), analyses: Object.fromEntries(analyses) };
}

export function restoreView(value: unknown): ViewSettings {
  const view = record(value);
  const from = dayOr(view['from'], null);
  const to = dayOr(view['to'], null);
  const crossed = from !== null && to !== null && from > to;
  return {
    step: oneOf(view['step'], ['auto', 'day', 'week', 'month', 'quarter', 'year'], DEFAULT_VIEW.step),
    weekStart: oneOf(view['weekStart'], ['monday', 'sunday'], DEFAULT_VIEW.weekStart),
    measure: oneOf(view['measure'], ['revenue', 'margin', 'purchases'], DEFAULT_VIEW.measure),
    completeThrough: dayOr(view['completeThrough'], DEFAULT_VIEW.completeThrough),
    marginRate: rateOr(view['marginRate'], DEFAULT_VIEW.marginRate),
    zeroIsPurchase: view['zeroIsPurchase'] === true,
    from: crossed ? null : from,
    to: crossed ? null : to,
    selection: restoreSelection(view['selection']),
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function oneOf<T extends string>(value: unknown, choices: readonly T[], fallback: T): T {
  return choices.find((choice) => choice === value) ?? fallback;
}

function dayOr(value: unknown, fallback: number | null): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= FIRST_DAY && value <= LAST_DAY
    ? value
    : fallback;
}

function rateOr(value: unknown, fallback: number | null): number | null {
  return typeof value === 'number' && value > 0 && value <= 1 ? value : fallback;
}
