import {
  ANALYSES,
  clampSettings,
  type AnalysisId,
  type ResultOf,
  type SettingsOf,
} from './analysis/index.ts';
import { selectedView } from './analysis/selection-classes.ts';
import { results as resultsOf, type Results } from './export/results.ts';
import { ImportError, type ImportOptions } from './import/check.ts';
import { openFile as open } from './import/open.ts';
import type { Dataset } from './model/dataset.ts';
import { DEFAULT_VIEW, type ViewSettings } from './model/settings.ts';
import { parseIso } from './table/civil-day.ts';

/** The same pipeline without a screen, for tests, benches and scripts, in Node and in a browser. */

export interface OpenOptions extends ImportOptions {
  /** A name for the file, where a Blob has none. */
  name?: string;
}

/** View settings with dates as ISO text where that is handier. */
export type HeadlessSettings = Partial<Omit<ViewSettings, 'completeThrough' | 'from' | 'to'>> & {
  completeThrough?: string | number | null;
  from?: string | number | null;
  to?: string | number | null;
};

/**
 * Reads a file and accepts it as understood. Throws ImportError; where only the user can know (a date order, a column
 * without a role) with the code `needs-answer` and the question's code and column.
 */
export async function openFile(file: File | Blob, options: OpenOptions = {}): Promise<Dataset> {
  const { name, ...rest } = options;
  const opened = await open(file, name ?? (file instanceof File ? file.name : 'file.csv'), rest);
  const [question] = opened.check.questions;
  if (question) {
    throw new ImportError('needs-answer', {
      question: question.code,
      column: question.column ?? -1,
      role: question.role ?? '',
      examples: question.examples.join(' | '),
    });
  }
  return opened.dataset();
}

/** The result of one analysis. `view` is what the filter bar sets; `settings` are the analysis' own. */
export function analyse<Id extends AnalysisId>(
  dataset: Dataset,
  id: Id,
  settings: Partial<SettingsOf<Id>> = {},
  view: HeadlessSettings = {},
): ResultOf<Id> {
  return ANALYSES[id].run(selectedView(dataset, viewSettings(view)), clampSettings(id, settings));
}

/** results.json (METRICS 14) as an object. */
export function results(dataset: Dataset, settings: HeadlessSettings = {}): Results {
  return resultsOf(dataset, viewSettings(settings));
}

function viewSettings(settings: HeadlessSettings): ViewSettings {
  const { completeThrough, from, to, ...rest } = settings;
  return {
    ...DEFAULT_VIEW,
    ...rest,
    completeThrough: dayOf('completeThrough', completeThrough),
    from: dayOf('from', from),
    to: dayOf('to', to),
  };
}

function dayOf(setting: string, value: string | number | null | undefined): number | null {
  if (typeof value !== 'string') return value ?? null;
  const day = parseIso(value);
  if (day === null) throw new RangeError(`headless: ${setting} is not an ISO date: ${value}`);
  return day;
}
