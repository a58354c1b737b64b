import type { AnalysisId } from '../src/analysis/index.ts';
import type { ReadPlan } from '../src/import/raw-table.ts';
import { DEFAULT_VIEW } from '../src/model/settings.ts';
import { Engine } from './engine-state.ts';
import { warmReaders } from './readers.ts';

/** So many that every loop is compiled by the last of the compilers, and over arrays as narrow as long files have them. */
const LINES = 66_000;
/** The same lines so many times, under other order numbers: writing them takes longer than reading them. */
const PARTS = 12;
/**
 * How often the engine goes over the lines, and each reader over all of them and one half. What was compiled by too little of
 * what there is to be learned is found out when it first runs, and is compiled once more: that should be over by then.
 */
const ROUNDS = { engine: 3, reader: 4 };
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
  kept.push(stage);
  signal.addEventListener('abort', () => {
    void stage.cancel();
    setTimeout(() => (kept.length = 0), KEPT);
  });
  await play(stage, signal);
}

/**
 * What has been rehearsed with. Code is compiled for objects as they are built; when the last such object is gone, so is
 * the code, and the file would find everything as cold as before.
 */
const kept: Engine[] = [];
/** Milliseconds after the engine is first wanted: by then there are others of their kind. */
const KEPT = 15_000;

async function play(stage: Engine, signal: AbortSignal): Promise<void> {
  const { file, middle } = lines();
  // All of it first: columns of fewer lines are not made narrow.
  const slices = [
    { start: 0, end: file.size },
    { start: middle, end: file.size },
  ];
  // Side by side with the engine's own: the readers are threads of their own.
  const readers = warmReaders(file, PLAN, slices, ROUNDS.reader, signal).catch(() => undefined);
  for (let round = 0; round < ROUNDS.engine; round++) {
    const opened = await stage.open(file, 'rehearsal.csv', {}, () => undefined);
    if (signal.aborted || 'error' in opened || 'error' in (await stage.accept())) return;
  }
  await readers;
  for (const id of ASKED) {
    if (signal.aborted) return;
    await stage.run(id, {}, DEFAULT_VIEW);
    await nextTask();
  }
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

/**
 * Lines of a shop that never was, spread over two years. No chance in them: one file like another. Some are as real ones can
 * be: quoted, short, long, blank. What compiled code has never met makes it worthless.
 *
 * @returns where the second half of its lines begins, too
 */
function lines(): { file: Blob; middle: number } {
  let text = '';
  for (let row = 0; row < LINES / PARTS; row++) {
    const order = row >> 1;
    const day = Math.floor((row * 720 * PARTS) / LINES);
    const month = 1 + (Math.floor(day / 30) % 12);
    const date = `${2022 + Math.floor(day / 360)}-${two(month)}-${two(1 + (day % 28))} ${two(8 + (order % 12))}:${two(order % 60)}:05`;
    const customer = row % 500 === 499 ? '' : `C${10000 + ((order * 7919) % 2500)}`;
    const item = row % 23 === 5 ? (UNUSUAL[((row / 23) % UNUSUAL.length) | 0] ?? '') : `item ${row % 97}`;
    const price =
      row % 600 === 599 ? '' : row % 7 === 3 ? `${row % 48}` : `${1 + (row % 480)}.${two(row % 100)}`;
    text += `~${100000 + order},${row % 300 === 299 ? '' : date},${customer},${item},${row % 41 === 7 ? -1 : 1 + (row % 9)},${price}\n`;
  }
  const parts = Array.from({ length: PARTS }, (_, part) =>
    text.replaceAll('~', String.fromCharCode(65 + part)),
  );
  const header = `${HEADER}\n`;
  const first = new Blob([header, ...parts.slice(0, PARTS / 2)]);
  return { file: new Blob([header, ...parts]), middle: first.size };
}

const UNUSUAL = ['tea', 'ab', '', ' padded', '"a, b"', '"12"" pipe"', 'Käse für zwei', 'long '.repeat(20)];

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
