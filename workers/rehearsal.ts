import type { AnalysisId } from '../src/analysis/index.ts';
import { mergeTables } from '../src/import/merge-tables.ts';
import type { ReadPlan } from '../src/import/raw-table.ts';
import { DEFAULT_VIEW } from '../src/model/settings.ts';
import { Engine } from './engine-state.ts';
import { warmReaders } from './readers.ts';

/** So many that every loop is compiled by the last of the compilers, and over arrays as narrow as long files have them. */
const LINES = 66_000;
/** The same lines so many times: writing them takes longer than reading them. */
const PARTS = 12;
/** How often the readers go over the lines. */
const READER_ROUNDS = 3;
/** What the Overview asks. */
const ASKED: readonly AnalysisId[] = [
  'totals',
  'pareto',
  'abc',
  'abcXyz',
  'retention',
  'cohorts',
  'lifetimeValue',
];

/**
 * Goes through the whole way of a file with made-up lines, before there is a file: code that has not run yet is parsed,
 * interpreted and only then compiled, which costs the first file a third of a second whatever its size, and half as much
 * again in compilers that run beside the readers. Gives way as soon as `signal` says that the engine is wanted.
 */
export async function rehearse(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const stage = new Engine();
  signal.addEventListener('abort', () => void stage.cancel());
  const part = lines(LINES / PARTS);
  const file = new Blob([`${HEADER}\n`, ...Array.from({ length: PARTS }, () => part)]);
  // Side by side with the engine's own: the readers are threads of their own.
  const readers = warmReaders(file, PLAN, READER_ROUNDS).catch(() => undefined);
  const opened = await stage.open(file, 'rehearsal.csv', {}, () => undefined);
  if (signal.aborted || 'error' in opened || 'error' in (await stage.accept())) return;
  for (const id of ASKED) {
    if (signal.aborted) return;
    await stage.run(id, {}, DEFAULT_VIEW);
    await nextTask();
  }
  const tables = (await readers) ?? [];
  if (signal.aborted) return;
  if (tables.length > 1) mergeTables(tables);
  performance.mark('rehearsed');
}

const HEADER = 'order,date,customer,product,quantity,price';
const ISO = { order: 'ymd', separator: '-' } as const;
const PLAIN = { decimal: '.', group: '' } as const;
const PLAN: ReadPlan = {
  dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: true },
  columns: [
    { kind: 'text', name: 'order' },
    { kind: 'date', name: 'date', format: ISO },
    { kind: 'text', name: 'customer' },
    { kind: 'text', name: 'product' },
    { kind: 'number', name: 'quantity', format: PLAIN },
    { kind: 'number', name: 'price', format: PLAIN },
  ],
  layout: { skipTop: 0, headings: HEADER.split(','), dateColumn: 1, leastFields: 6 },
};

/** Lines of a shop that never was, spread over two years. No chance in them: one file like another. */
function lines(count: number): string {
  let text = '';
  for (let row = 0; row < count; row++) {
    const order = row >> 1;
    const day = Math.floor((row * 720) / count);
    const month = 1 + (Math.floor(day / 30) % 12);
    const date = `${2022 + Math.floor(day / 360)}-${two(month)}-${two(1 + (day % 28))} ${two(8 + (order % 12))}:${two(order % 60)}:05`;
    const customer = (order * 7919) % 700;
    text += `${100000 + order},${date},C${1000 + customer},item ${row % 97},${1 + (row % 9)},${1 + (row % 48)}.${two(row % 100)}\n`;
  }
  return text;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
