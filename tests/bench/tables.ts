import type { Measured } from './bench.ts';

/** Markdown, as the README shows it. */
export function loadingTable(measured: readonly Measured[]): string {
  return markdown(
    [
      'file',
      'lines',
      'MB',
      'check',
      'queryable',
      'Overview',
      'DuckDB-WASM',
      'x',
      'PapaParse',
      'x',
      'to columns',
      'x',
      'its own types',
      'x',
      'newlines',
      'x',
    ],
    measured.map(({ file, lines, bytes, loading, peers, ratios }) => [
      file,
      lines.toLocaleString('en'),
      (bytes / 1e6).toFixed(1),
      seconds(loading.dropToCheck),
      seconds(loading.dropToQueryable),
      seconds(loading.dropToOverview),
      seconds(peers.duckDbStart + peers.duckDbLoad),
      times(ratios.duckDbLoad),
      seconds(peers.papaParse),
      times(ratios.papaParse),
      seconds(peers.papaParseColumns),
      times(ratios.papaParseColumns),
      seconds(peers.papaParseTyped),
      times(ratios.papaParseTyped),
      seconds(peers.newlines),
      times(ratios.newlines),
    ]),
  );
}

/** Milliseconds after a change of the filter; DuckDB's and arquero's beside ours where they were asked for the same. */
export function analysesTable(measured: readonly Measured[]): string {
  const names = Object.keys(measured[0]?.analyses ?? {});
  const row = (who: string, figures: Readonly<Record<string, number>>) => [
    who,
    ...names.map((name) => figures[name]?.toFixed(0) ?? ''),
    (figures['view'] ?? figures['filter'])?.toFixed(0) ?? '',
  ];
  return markdown(
    ['after a filter change, ms', ...names, 'its filter'],
    measured.flatMap(({ file, analyses, duckDbAnalyses, arqueroVerbs }) => [
      row(file, analyses),
      ...(duckDbAnalyses['all'] === undefined ? [] : [row('DuckDB-WASM', duckDbAnalyses)]),
      ...(arqueroVerbs['filter'] === undefined ? [] : [row('arquero verbs', arqueroVerbs)]),
    ]),
  );
}

/** Milliseconds from a question of the sheet of lines to its answer in the page. */
type Times = Readonly<Record<string, number>>;

export function sheetTable(measured: readonly Measured[]): string {
  return besidePeers('sheet of lines, ms', measured, ({ sheet, duckDbSheet }) => [sheet, duckDbSheet]);
}

/** What the sheet of lines costs the page. */
export function sheetScreenTable(measured: readonly Measured[]): string {
  return markdown(
    ['sheet of lines, on screen, ms', 'opened', 'again', 'longest frame, wheel', 'longest frame, thumb'],
    measured.flatMap(({ file, sheetScreen: times }) =>
      times
        ? [[file, ...[times.firstWindow, times.again, times.wheel, times.thumb].map((ms) => ms.toFixed(0))]]
        : [],
    ),
  );
}

export function formulaTable(measured: readonly Measured[]): string {
  return besidePeers('computed column, ms', measured, ({ formulas, duckDbFormulas }) => [
    formulas,
    duckDbFormulas,
  ]);
}

function besidePeers(
  title: string,
  measured: readonly Measured[],
  of: (one: Measured) => readonly [own: Times, duckDb: Times],
): string {
  const [first] = measured;
  const names = first ? Object.keys(of(first)[0]) : [];
  const row = (who: string, times: Times) => [who, ...names.map((name) => times[name]?.toFixed(0) ?? '')];
  return markdown(
    [title, ...names],
    measured.flatMap((one) => [
      row(one.file, of(one)[0]),
      row('DuckDB-WASM', of(one)[1]),
      ...(one.arqueroVerbs['filter'] === undefined ? [] : [row('arquero verbs', one.arqueroVerbs)]),
    ]),
  );
}

export function holdingTable(measured: readonly Measured[]): string {
  return markdown(
    [
      'file',
      'dates changed, on screen',
      'customers chosen',
      'lines chosen',
      'held, bytes a line',
      'peak',
      'drag, frames a second',
      'longest task',
    ],
    measured.map(({ file, lines, filterOnScreen, selectionOnScreen, memory, drag }) => [
      file,
      `${filterOnScreen.toFixed(0)} ms`,
      ...[selectionOnScreen.customers, selectionOnScreen.lines].map((ms) =>
        Number.isNaN(ms) ? '' : `${ms.toFixed(0)} ms`,
      ),
      memory ? (memory.held / lines).toFixed(0) : '',
      memory ? (memory.peak / lines).toFixed(0) : '',
      drag ? drag.framesPerSecond.toFixed(0) : '',
      drag ? `${drag.longestTask.toFixed(0)} ms` : '',
    ]),
  );
}

/** How each figure grows from the smaller to the larger of two files. */
export function growth(one: Measured, other: Measured): string {
  const times = (name: string, from: number, to: number) => `${name} ${(to / from).toFixed(1)}`;
  const parts = [
    times('queryable', one.loading.dropToQueryable, other.loading.dropToQueryable),
    times('Overview', one.loading.dropToOverview, other.loading.dropToOverview),
    times('analyses', one.analyses['all'] ?? NaN, other.analyses['all'] ?? NaN),
    times('filter on screen', one.filterOnScreen, other.filterOnScreen),
    ...(one.memory && other.memory ? [times('held', one.memory.held, other.memory.held)] : []),
  ];
  return `growth from ${one.file} to ${other.file} (${times('lines', one.lines, other.lines)}): ${parts.join(', ')}`;
}

export function seconds(milliseconds: number): string {
  return Number.isNaN(milliseconds) ? '' : `${(milliseconds / 1000).toFixed(2)} s`;
}

function times(ratio: number): string {
  return Number.isNaN(ratio) ? '' : ratio.toFixed(1);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}
