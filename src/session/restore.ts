import { restoreSelection } from '../model/restore-selection.ts';
import type { Selection } from '../model/selection.ts';
import { oneOf } from './restore-view.ts';
import { restoreWorkState, type WorkState } from './work-state.ts';

/**
 * What is remembered comes back through here, wherever it lay: it may be old, cut short or made up by somebody else.
 * Nothing throws; what does not hold is replaced by its default.
 */
export type Theme = 'system' | 'light' | 'dark';

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
  readonly files: Readonly<Record<string, WorkState>>;
}

const MOST_FILES = 20;
const MOST_SELECTIONS = 50;
const LONGEST_NAME = 80;

export function restore(text: string | null): Remembered {
  const found = record(parsed(text));
  const current = found['version'] === 1 ? found : {};
  const files = Object.entries(record(current['files'])).slice(-MOST_FILES);
  return {
    version: 1,
    theme: oneOf(current['theme'], ['system', 'light', 'dark'], 'system'),
    selections: restoreSelections(current['selections']),
    files: Object.fromEntries(
      files.map(([fingerprint, file]) => [fingerprint, restoreWorkState(file).state]),
    ),
  };
}

/** Names are told apart; of two alike the later stays. */
export function restoreSelections(value: unknown): SavedSelection[] {
  const found: Record<string, Selection> = {};
  for (const one of Array.isArray(value) ? (value as unknown[]) : []) {
    const { name, selection } = record(one);
    if (typeof name !== 'string' || name.trim() === '') continue;
    found[name.slice(0, LONGEST_NAME)] = restoreSelection(selection);
  }
  const all = Object.entries(found).map(([name, selection]) => ({ name, selection }));
  return all.filter(({ selection }) => selection.length > 0).slice(-MOST_SELECTIONS);
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
