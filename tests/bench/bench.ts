import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { builtApp } from '../browser/build-app.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser/find-chromium.ts';
import { serveStatic } from '../browser/static-server.ts';
import { analysesAfterFilter } from './analyses.ts';
import { arqueroVerbs, serveArquero } from './arquero-verbs.ts';
import { benchFiles, type BenchFile } from './bench-files.ts';
import { dropToOverview, type DropTimes } from './drop-to-overview.ts';
import { papaParseAlone, servePeers } from './peers.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const USAGE = `npm run bench -- [--rows 100000,1000000] [--runs 3] [--short]
  drives the built app (dist, or the one in REGULARS_DIST) in Chromium beside its peers, each pair in one run`;

interface Measured {
  readonly file: string;
  readonly lines: number;
  readonly bytes: number;
  /** Medians in milliseconds. */
  readonly dropToCheck: number;
  readonly clickToOverview: number;
  readonly dropToOverview: number;
  readonly papaParse: number;
  readonly ratio: number;
  readonly runs: readonly (DropTimes & { papaParse: number })[];
}

/** After a change of the filter, medians in milliseconds. */
interface Analysed {
  readonly file: string;
  readonly lines: number;
  /** By analysis, the first with the view it runs on, and `all`. */
  readonly regulars: Readonly<Record<string, number>>;
  /** The verbs an analysis rests on; empty where the file has other columns or is too large for them. */
  readonly arquero: Readonly<Record<string, number>>;
}

/** The most lines that arquero is asked for: its verbs hold a text a cell. */
const MOST_FOR_ARQUERO = 1_000_000;

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      runs: { type: 'string', default: '3' },
      short: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  const sizes = (values.rows ?? (values.short ? '50000' : '100000,1000000')).split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0) || !(runs >= 3)) throw new Error(USAGE);

  const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  const app = await serveStatic(builtApp());
  const peers = await servePeers(folder);
  const arquero = await serveArquero(folder);
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const measured: Measured[] = [];
    const analysed: Analysed[] = [];
    const files = await benchFiles(folder, sizes, { withReference: !values.short });
    for (const file of files) {
      const one = await measure(browser, app.origin, peers.origin, file, runs);
      measured.push(one);
      console.log(line(one));
      analysed.push(await analyse(browser, app.origin, arquero.origin, file, runs));
    }
    const machine = describeMachine(browser);
    console.log(`\n${table(measured)}\n\n${analysisTable(analysed)}\n\n${machine}`);
    mkdirSync(join(ROOT, '.bench'), { recursive: true });
    const report = join(ROOT, '.bench', 'last.json');
    writeFileSync(report, `${JSON.stringify({ machine, measured, analysed }, null, 2)}\n`);
  } finally {
    await browser.close();
    await arquero.close();
    await peers.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** App and peer take turns, so that a machine that slows down slows both. */
async function measure(
  browser: Browser,
  app: string,
  peers: string,
  file: BenchFile,
  count: number,
): Promise<Measured> {
  const runs: (DropTimes & { papaParse: number })[] = [];
  for (let run = 0; run < count; run++) {
    const times = await dropToOverview(browser, `${app}/`, file.path);
    runs.push({ ...times, papaParse: await papaParseAlone(browser, peers, file) });
  }
  const total = median(runs.map((run) => run.dropToOverview));
  const papaParse = median(runs.map((run) => run.papaParse));
  return {
    file: file.name,
    lines: file.lines,
    bytes: file.bytes,
    dropToCheck: median(runs.map((run) => run.dropToCheck)),
    clickToOverview: median(runs.map((run) => run.clickToOverview)),
    dropToOverview: total,
    papaParse,
    ratio: total / papaParse,
    runs,
  };
}

async function analyse(
  browser: Browser,
  app: string,
  arquero: string,
  file: BenchFile,
  runs: number,
): Promise<Analysed> {
  const times = await analysesAfterFilter(browser, `${app}/`, file.path, runs);
  const madeUp = file.name.startsWith('made up') && file.lines <= MOST_FOR_ARQUERO;
  const verbs = madeUp ? await arqueroVerbs(browser, arquero, file, runs) : [];
  return {
    file: file.name,
    lines: file.lines,
    regulars: medians(times.map(({ each, all }) => ({ ...each, all }))),
    arquero: medians(verbs),
  };
}

function medians(runs: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name] ?? NaN))]));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

function line(one: Measured): string {
  return `${one.file}: drop to Overview ${seconds(one.dropToOverview)}, PapaParse alone ${seconds(one.papaParse)}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** A Markdown table, as the README shows it. */
function table(measured: readonly Measured[]): string {
  const head =
    '| file | lines | MB | drop to check | click to Overview | drop to Overview | PapaParse alone | ratio |';
  const rows = measured.map(
    (one) =>
      `| ${one.file} | ${one.lines.toLocaleString('en')} | ${(one.bytes / 1e6).toFixed(1)} | ${seconds(one.dropToCheck)} | ${seconds(one.clickToOverview)} | ${seconds(one.dropToOverview)} | ${seconds(one.papaParse)} | ${one.ratio.toFixed(2)} |`,
  );
  return [head, '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |', ...rows].join('\n');
}

/** Milliseconds after a change of the filter, arquero's in brackets where its verbs were asked for the same. */
function analysisTable(analysed: readonly Analysed[]): string {
  const names = Object.keys(analysed[0]?.regulars ?? {});
  const rows = analysed.map(({ file, regulars, arquero }) => {
    const cells = names.map((name) => {
      const verb = arquero[name];
      const own = (regulars[name] ?? NaN).toFixed(0);
      return verb === undefined ? own : `${own} (${verb.toFixed(0)})`;
    });
    const filter = arquero['filter']?.toFixed(0) ?? '';
    return `| ${[file, ...cells, filter].join(' | ')} |`;
  });
  const head = ['after a filter change, ms (arquero)', ...names, "arquero's filter"];
  return [`| ${head.join(' | ')} |`, `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows].join('\n');
}

function describeMachine(browser: Browser): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} cores of ${processors[0]?.model ?? 'an unknown processor'}, ${memory} GB, Chromium ${browser.version()}, medians`;
}
