import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { builtApp } from '../browser/build-app.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser/find-chromium.ts';
import { serveStatic } from '../browser/static-server.ts';
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
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const measured: Measured[] = [];
    const files = await benchFiles(folder, sizes, { withReference: !values.short });
    for (const file of files) {
      const one = await measure(browser, app.origin, peers.origin, file, runs);
      measured.push(one);
      console.log(line(one));
    }
    const machine = describeMachine(browser);
    console.log(`\n${table(measured)}\n\n${machine}`);
    mkdirSync(join(ROOT, '.bench'), { recursive: true });
    const report = join(ROOT, '.bench', 'last.json');
    writeFileSync(report, `${JSON.stringify({ machine, measured }, null, 2)}\n`);
  } finally {
    await browser.close();
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

function describeMachine(browser: Browser): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} cores of ${processors[0]?.model ?? 'an unknown processor'}, ${memory} GB, Chromium ${browser.version()}, medians`;
}
