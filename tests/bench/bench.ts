import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { builtApp } from '../browser/build-app.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser/find-chromium.ts';
import { serveStatic } from '../browser/static-server.ts';
import { analysesAfterFilter, filterChangeOnScreen, type AnalysisTimes } from './analyses.ts';
import { arqueroVerbs, serveArquero } from './arquero-verbs.ts';
import { benchFiles, type BenchFile } from './bench-files.ts';
import { coldStart } from './cold-start.ts';
import { dragTheCut, type Drag } from './drag.ts';
import { dropToOverview, type DropTimes } from './drop-to-overview.ts';
import { formulasInDuckDb, formulaTimes } from './formula.ts';
import { duckDb, serveDuckDb, type DuckDbRun } from './duckdb.ts';
import { median, medians } from './median.ts';
import { memoryOfLoading, type MemoryUse } from './memory.ts';
import { newlinesCounted, papaParseAlone, papaParseToColumns, papaParseTyped, servePeers } from './peers.ts';
import { selectionChangeOnScreen } from './selection-change.ts';
import { sheetOnScreen, type SheetScreenTimes } from './sheet-screen.ts';
import { sheetInDuckDb, sheetQuestions, type SheetRun } from './sheet.ts';
import {
  analysesTable,
  formulaTable,
  growth,
  holdingTable,
  loadingTable,
  seconds,
  sheetScreenTable,
  sheetTable,
} from './tables.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const USAGE = `npm run bench -- [--rows 100000,1000000,10000000] [--runs 3] [--short]
  drives the built app (dist, or the one in REGULARS_DIST) in Chromium beside its peers, each pair in one run`;

type Figures = Readonly<Record<string, number>>;

/** Medians in milliseconds, but for `memory` in bytes. */
export interface Measured {
  readonly file: string;
  readonly lines: number;
  readonly bytes: number;
  readonly loading: DropTimes;
  /** NaN where a peer was not asked. */
  readonly peers: {
    readonly newlines: number;
    /** Into texts, and into typed columns. */
    readonly papaParse: number;
    readonly papaParseColumns: number;
    readonly papaParseTyped: number;
    readonly duckDbStart: number;
    readonly duckDbLoad: number;
  };
  /** Drop to queryable: how many times faster than a peer; for counting newlines how many times slower. */
  readonly ratios: {
    readonly papaParse: number;
    readonly papaParseColumns: number;
    readonly papaParseTyped: number;
    readonly duckDbLoad: number;
    readonly newlines: number;
    readonly duckDbAnalyses: number;
  };
  /** By analysis after a change of the filter, the first with the view it runs on, and `all`. */
  readonly analyses: Figures;
  readonly duckDbAnalyses: Figures;
  readonly arqueroVerbs: Figures;
  /** By question of the sheet of lines; of arquero with its verbs. */
  readonly sheet: Figures;
  readonly duckDbSheet: Figures;
  /** The same sheet as the page shows it. */
  readonly sheetScreen: SheetScreenTimes | null;
  /** By computed column of all lines, from asking for it to its being there. */
  readonly formulas: Figures;
  readonly duckDbFormulas: Figures;
  /** From a change of the date range to an Overview that is computed. */
  readonly filterOnScreen: number;
  /** The same from a changed choice of customers, and of lines. */
  readonly selectionOnScreen: { readonly customers: number; readonly lines: number };
  readonly memory: MemoryUse | null;
  readonly drag: Drag | null;
}

interface Origins {
  readonly app: string;
  readonly peers: string;
  readonly duckDb: string;
  readonly arquero: string;
}

/** The most lines that arquero is asked for: its verbs hold a text a cell. */
const MOST_FOR_ARQUERO = 1_000_000;
/** The most lines that PapaParse is asked for: past it the texts of all cells are more than a tab may hold. */
const MOST_FOR_PAPAPARSE = 2_000_000;

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      runs: { type: 'string', default: '3' },
      short: { type: 'boolean', default: false },
    },
  });
  // The short form is to see that everything runs: its figures are nobody's.
  const runs = values.short ? 1 : Number(values.runs);
  const sizes = (values.rows ?? (values.short ? '50000' : '100000,1000000')).split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0) || !(values.short || runs >= 3))
    throw new Error(USAGE);

  const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  const servers = await Promise.all([
    serveStatic(builtApp()),
    servePeers(folder),
    serveDuckDb(folder),
    serveArquero(folder),
  ]);
  const [app, peers, duck, arquero] = servers.map(({ origin }) => origin) as [string, string, string, string];
  const origins: Origins = { app, peers, duckDb: duck, arquero };
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS, '--js-flags=--expose-gc'],
  });
  try {
    const cold = medians(await repeated(runs, async () => ({ ...(await coldStart(browser, `${app}/`)) })));
    const measured: Measured[] = [];
    const files = await benchFiles(folder, sizes, {
      withReference: !values.short && values.rows === undefined,
    });
    for (const file of files) {
      const one = await measure(browser, origins, file, runs, values.short);
      measured.push(one);
      console.log(
        `${file.name}: queryable in ${seconds(one.loading.dropToQueryable)}, all analyses after a filter change in ${one.analyses['all']?.toFixed(0) ?? ''} ms`,
      );
    }
    const madeUp = measured.filter(({ file }) => file.startsWith('made up'));
    const machine = describeMachine(browser);
    const grown = madeUp.slice(1).map((other, i) => growth(madeUp[i] ?? other, other));
    const start = `from nothing to a drop zone ${cold['toDropZone']?.toFixed(0) ?? ''} ms, to an engine that answers ${cold['toEngine']?.toFixed(0) ?? ''} ms`;
    console.log(
      [
        '',
        loadingTable(measured),
        analysesTable(measured),
        sheetTable(madeUp),
        sheetScreenTable(madeUp),
        formulaTable(madeUp),
        holdingTable(measured),
        start,
        ...grown,
        machine,
      ].join('\n\n'),
    );
    mkdirSync(join(ROOT, '.bench'), { recursive: true });
    writeFileSync(
      join(ROOT, '.bench', 'last.json'),
      `${JSON.stringify({ machine, cold, measured, growth: grown }, null, 2)}\n`,
    );
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** App and peers take turns, so that a machine that slows down slows all. */
async function measure(
  browser: Browser,
  { app, peers, duckDb: duck, arquero }: Origins,
  file: BenchFile,
  runs: number,
  isShort: boolean,
): Promise<Measured> {
  const page = `${app}/`;
  const isMadeUp = file.name.startsWith('made up');
  const loads: DropTimes[] = [];
  const newlines: number[] = [];
  const papaParse: number[] = [];
  const papaParseColumns: number[] = [];
  const papaParseOwn: number[] = [];
  const ducks: DuckDbRun[] = [];
  const analyses: AnalysisTimes[] = [];
  const sheets: SheetRun[] = [];
  const formulas: SheetRun[] = [];
  const duckFormulas: Record<string, number>[] = [];
  for (let run = 0; run < runs; run++) {
    loads.push(await dropToOverview(browser, page, file.path));
    newlines.push(await newlinesCounted(browser, peers, file));
    if (file.lines <= MOST_FOR_PAPAPARSE) {
      papaParse.push(await papaParseAlone(browser, peers, file));
      papaParseColumns.push(await papaParseToColumns(browser, peers, file));
      papaParseOwn.push(await papaParseTyped(browser, peers, file));
    }
    // DuckDB is asked in the same turn; the first run also compares what the two answer.
    if (run === 0) analyses.push(...(await analysesAfterFilter(browser, page, file.path, runs)));
    if (isMadeUp) {
      const ranges = run === 0 ? analyses.map(({ range }) => range) : [];
      if (run === 0) sheets.push(...(await sheetQuestions(browser, page, file, runs)));
      if (run === 0) formulas.push(...(await formulaTimes(browser, page, file, runs)));
      const [first] = run === 0 ? sheets : [];
      const [firstFormulas] = run === 0 ? formulas : [];
      ducks.push(
        await duckDb(browser, duck, file, ranges, async (at) => {
          if (firstFormulas) duckFormulas.push(...(await formulasInDuckDb(at, runs, firstFormulas.figures)));
          return first ? sheetInDuckDb(at, file.lines, runs, first.figures) : [];
        }),
      );
    }
  }
  const answers = ducks[0]?.answers ?? [];
  for (const [run, { first }] of answers.entries()) agree(analyses[run]?.figures ?? {}, first);
  const loading = medians(loads.map((times) => ({ ...times }))) as unknown as DropTimes;
  const own = medians(analyses.map(({ each, all }) => ({ ...each, all })));
  const others = medians(answers.map(({ times }) => ({ ...times, all: total(times) })));
  const peer = {
    newlines: median(newlines),
    papaParse: median(papaParse),
    papaParseColumns: median(papaParseColumns),
    papaParseTyped: median(papaParseOwn),
    duckDbStart: median(ducks.map(({ start }) => start)),
    duckDbLoad: median(ducks.map(({ load }) => load)),
  };
  const queryable = loading.dropToQueryable;
  // Only a made-up file is known to have a category.
  const selection = isMadeUp
    ? await selectionChangeOnScreen(browser, page, file.path, runs)
    : { customers: [NaN], lines: [NaN] };
  return {
    file: file.name,
    lines: file.lines,
    bytes: file.bytes,
    loading,
    peers: peer,
    ratios: {
      papaParse: peer.papaParse / queryable,
      papaParseColumns: peer.papaParseColumns / queryable,
      papaParseTyped: peer.papaParseTyped / queryable,
      duckDbLoad: (peer.duckDbStart + peer.duckDbLoad) / queryable,
      newlines: queryable / peer.newlines,
      duckDbAnalyses: (others['all'] ?? NaN) / (own['all'] ?? NaN),
    },
    analyses: own,
    duckDbAnalyses: others,
    arqueroVerbs:
      isMadeUp && file.lines <= MOST_FOR_ARQUERO
        ? medians(await arqueroVerbs(browser, arquero, file, runs))
        : {},
    sheet: medians(sheets.map(({ times }) => times)),
    duckDbSheet: medians(ducks[0]?.also ?? []),
    sheetScreen:
      isMadeUp && !isShort
        ? (medians(
            await repeated(runs, async () => ({ ...(await sheetOnScreen(browser, page, file.path)) })),
          ) as unknown as SheetScreenTimes)
        : null,
    formulas: medians(formulas.map(({ times }) => times)),
    duckDbFormulas: medians(duckFormulas),
    filterOnScreen: median(await filterChangeOnScreen(browser, page, file.path, runs)),
    selectionOnScreen: { customers: median(selection.customers), lines: median(selection.lines) },
    memory: await memoryOfLoading(browser, page, file.path),
    drag: isShort ? null : await dragTheCut(browser, page, file.path),
  };
}

/** Throws where a peer's figure is another than ours: a pair that does not do the same is no pair. */
function agree(own: Figures, other: Readonly<Record<string, Readonly<Record<string, number | null>>>>): void {
  for (const [name, value] of Object.entries(own)) {
    const [analysis = '', figure = ''] = name.split(' ');
    const theirs = other[analysis]?.[figure];
    if (theirs === undefined) continue;
    if (theirs === null || !(Math.abs(theirs - value) <= 1e-6 * Math.max(1, Math.abs(value))))
      throw new Error(`${name}: ours is ${value}, DuckDB's is ${theirs ?? 'null'}`);
  }
}

async function repeated<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < count; run++) results.push(await work());
  return results;
}

function total(times: Figures): number {
  return Object.values(times).reduce((sum, time) => sum + time, 0);
}

function describeMachine(browser: Browser): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} cores of ${processors[0]?.model ?? 'an unknown processor'}, ${memory} GB, Chromium ${browser.version()}, medians`;
}
