import { appendTables } from './append-files.ts';
import { asideOfAll } from './aside-of.ts';
import { ImportError, type Appended, type Container, type Joined, type Unpivoted } from './check.ts';
import { delimitedSource, type ReadingMeans } from './delimited-text.ts';
import { columnNames, type Sniffed } from './dialect.ts';
import { doubtOf, inspectSeveral } from './encoding-of-several.ts';
import type { FoundTable, FoundTables, TableText } from './found-table.ts';
import {
  likelihood,
  placeOf,
  readingOptions,
  sameColumns,
  type ContainerOptions,
  type InspectedTable,
  type ReadingOptions,
} from './inspect-table.ts';
import { joinTables } from './join-files.ts';
import type { ReadProgress } from './open.ts';
import { periodHeaders } from './period-headers.ts';
import { mayNameYears, twoRowHeader } from './two-row-header.ts';
import { findPivot, unpivotTable } from './unpivot.ts';

/** The one table that is checked, and how it came about. */
export interface PreparedTable {
  readonly text: TableText;
  /** Null where the file is one plain text. */
  readonly container: Container | null;
  /** Several tables were put together without anybody having asked for these. */
  readonly guessed: boolean;
}

/**
 * Makes one table of what was found: the likeliest, or several appended or joined; then a column a period into a line
 * each.
 *
 * Files dropped together are meant together, and so are the members of an archive: tables of the same columns are appended. Files of different
 * columns are joined where keys lead from one to the other. Of a workbook's sheets the ones with the same columns are appended too.
 *
 * @throws ImportError `table-unknown`, `append-ambiguous`, `join-no-key`, and what reading a table throws
 */
export async function prepareTable(
  found: FoundTables,
  name: string,
  options: ContainerOptions,
  means: ReadingMeans,
  progress?: ReadProgress,
  signal?: AbortSignal,
): Promise<PreparedTable> {
  const { tables } = found;
  const [only] = tables;
  if (tables.length === 1 && only && found.kind === 'text') {
    return shaped(await only.text(progress, signal), found, [0], name, options, means, signal);
  }
  const reading = readingOptions(options);
  const chosen = wantedPlaces(options, tables);
  // What is not wanted need not be looked at; the only table of all is looked at where it is read.
  const wanted = tables.map((table, place) =>
    tables.length > 1 && (chosen === null || chosen.includes(place)) ? table : null,
  );
  const inspected = await inspectSeveral(wanted, means, reading, signal);
  const places = chosen ?? likelyPlaces(inspected, found);
  let [first = 0] = places;
  const guessed = chosen === null && options.combine === undefined && places.length > 1;
  if (places.length > 1) {
    const parts = places.map((place) => ({ place, table: inspected[place] ?? null }));
    const usable = parts.flatMap(({ place, table }) => (table === null ? [] : [{ place, table }]));
    const missing = parts.find(({ table }) => table === null);
    if (missing) throw new ImportError('file-one-column', { text: tables[missing.place]?.label ?? '' });
    const alike = usable.every(({ table }) => sameColumns(usable[0]?.table ?? table, table));
    if (options.join === undefined && (options.combine ?? (alike ? 'append' : 'join')) === 'append') {
      const {
        text,
        parts: appended,
        aside,
      } = await appendTables(
        usable.map(({ place, table }) => ({ table: place, label: table.found.label, text: table.text })),
        means,
        reading,
        progress,
        signal,
      );
      const container = describe(found, places, inspected, {
        appended: { parts: appended, overlap: null },
        aside: asideOfAll(aside),
      });
      return { text: doubted(text, usable), container, guessed };
    }
    const choice = options.join && {
      root: places.indexOf(options.join.root),
      steps: options.join.steps.map((step) => ({
        ...step,
        table: places.indexOf(step.table),
        from: places.indexOf(step.from),
      })),
    };
    try {
      const made = await joinTables(
        usable.map(({ table }) => ({ label: table.found.label, text: table.text })),
        choice,
        means,
        reading,
        progress,
        signal,
      );
      const joined = placed(made.joined, places);
      const aside = asideOfAll(made.aside.map((one) => ({ ...one, table: places[one.table] ?? one.table })));
      const used = places.filter((place) => !joined.apart.includes(place));
      const container = describe(found, used, inspected, { joined, aside });
      return { text: doubted(made.text, usable), container, guessed };
    } catch (error) {
      if (!guessed || !(error instanceof ImportError && error.code === 'join-no-key')) throw error;
      // Nobody asked for these together, and nothing connects them: the likeliest one it is.
      first = likeliest(usable).place;
    }
  }
  const table = tables[first];
  if (!table) throw new ImportError('table-unknown', { name: String(first) });
  const text = inspected[first]?.text ?? (await table.text(progress, signal));
  return shaped(text, found, [first], name, options, means, signal, inspected);
}

/** A text made of several is in doubt where one of them is. */
function doubted(text: TableText, used: readonly Placed[]): TableText {
  const doubt = doubtOf(used.map(({ table }) => table));
  return doubt && text.canonical ? { ...text, canonical: { ...text.canonical, doubt } } : text;
}

/** A single table, with a column a period turned into a line each. */
async function shaped(
  text: TableText,
  found: FoundTables,
  places: readonly number[],
  name: string,
  options: ContainerOptions,
  means: ReadingMeans,
  signal: AbortSignal | undefined,
  inspected: readonly (InspectedTable | null)[] = [],
): Promise<PreparedTable> {
  const plain = found.kind === 'text' && found.tables.length === 1;
  const as = (made: Made) =>
    plain && Object.keys(made).length === 0 ? null : describe(found, places, inspected, made);
  const label = found.tables[places[0] ?? 0]?.label ?? '';
  if (options.unpivot !== false) {
    // A head that cannot be read as a table is told of where the table itself is opened.
    const sniffed = await sniffForPivot(text, means, readingOptions(options), signal);
    const pivot = sniffed && findPivot(sniffed, options.unpivot?.year, [label, name]);
    if (sniffed && pivot && 'dates' in pivot) {
      const long = await unpivotTable(text, sniffed, pivot, means, signal);
      return {
        text: long.text,
        container: as({
          unpivoted: long.unpivoted,
          aside: asideOfAll([{ table: places[0] ?? 0, aside: long.aside }]),
        }),
        guessed: false,
      };
    }
    if (pivot && 'needsYear' in pivot) {
      return { text, container: as({ pivotWithoutYear: pivot.needsYear }), guessed: false };
    }
  }
  return { text, container: as({}), guessed: false };
}

/**
 * A table's head, with its first record for a header where that is a row of months or days, which by itself looks like
 * data, or its first two where those are years and months. Null where it is no table: that is told of where the table itself is opened.
 */
async function sniffForPivot(
  text: TableText,
  means: ReadingMeans,
  reading: ReadingOptions,
  signal: AbortSignal | undefined,
): Promise<Sniffed | null> {
  const source = delimitedSource(text, means);
  try {
    const sniffed = await source.sniff(reading, signal);
    if (reading.skipTop === undefined && mayNameYears(sniffed)) {
      const top = twoRowHeader(await source.sniff({ ...reading, skipTop: 0, header: true }, signal));
      if (top !== null) {
        const below = await source.sniff({ ...reading, skipTop: top.skipTop, header: true }, signal);
        return { ...below, names: columnNames(top.names, below.names.length) };
      }
    }
    const [first = []] = sniffed.head;
    if (sniffed.dialect.header || periodHeaders(first) === null) return sniffed;
    return await source.sniff({ ...reading, header: true }, signal);
  } catch (error) {
    if (error instanceof ImportError && error.code !== 'cancelled') return null;
    throw error;
  }
}

interface Made {
  readonly appended?: Appended;
  readonly joined?: Joined;
  readonly unpivoted?: Unpivoted;
  readonly pivotWithoutYear?: number;
  readonly aside?: Container['aside'];
}

function describe(
  found: FoundTables,
  places: readonly number[],
  inspected: readonly (InspectedTable | null)[],
  made: Made,
): Container {
  const like = inspected[places[0] ?? 0] ?? null;
  return {
    kind: found.kind,
    tables: found.tables.map(({ label, kind, rows, columns, hidden, bytes }, place) => ({
      label,
      kind,
      rows,
      columns: columns ?? inspected[place]?.sniffed.names.length ?? null,
      hidden,
      bytes,
      chosen: places.includes(place),
    })),
    left: found.left,
    alike: inspected.flatMap((table, place) =>
      like && table && !places.includes(place) && sameColumns(like, table) ? [place] : [],
    ),
    appended: made.appended ?? null,
    joined: made.joined ?? null,
    unpivoted: made.unpivoted ?? null,
    aside: made.aside ?? { rows: [], count: 0 },
    pivotWithoutYear: made.pivotWithoutYear ?? null,
  };
}

/** Joining counts places among the joined tables; outside they count among all. */
function placed(joined: Joined, places: readonly number[]): Joined {
  const at = (index: number) => places[index] ?? index;
  const step = <S extends { table: number; from: number }>(one: S): S => ({
    ...one,
    table: at(one.table),
    from: at(one.from),
  });
  return {
    choice: { root: at(joined.choice.root), steps: joined.choice.steps.map(step) },
    steps: joined.steps.map(step),
    apart: joined.apart.map(at),
    keys: joined.keys.map((one) => ({ ...one, table: at(one.table) })),
    lost: joined.lost.map((one) => ({ ...one, table: at(one.table) })),
  };
}

/** The tables somebody asked for, or null. */
function wantedPlaces(options: ContainerOptions, tables: readonly FoundTable[]): number[] | null {
  if (options.join) {
    const { root, steps } = options.join;
    return [...new Set([root, ...steps.map(({ table }) => table)])].sort((a, b) => a - b);
  }
  const { table } = options;
  if (table === undefined) return null;
  const wanted = typeof table === 'object' ? table : [table];
  const places = wanted.map((one) => {
    const place = placeOf(one, tables);
    if (place < 0) throw new ImportError('table-unknown', { name: String(one) });
    return place;
  });
  return places.length === 0 ? null : [...new Set(places)].sort((a, b) => a - b);
}

function likeliest(tables: readonly Placed[]): Placed {
  return tables.reduce((one, other) => (likelihood(other.table) > likelihood(one.table) ? other : one));
}

interface Placed {
  readonly table: InspectedTable;
  readonly place: number;
}

/** What is meant where nobody said: several files of different columns are a join, the rest is what is alike. */
function likelyPlaces(inspected: readonly (InspectedTable | null)[], found: FoundTables): number[] {
  const tables = inspected.flatMap((table, place) => (table === null ? [] : [{ table, place }]));
  if (tables.length === 0) return [0];
  const best = likeliest(tables);
  const alike = tables.filter(
    ({ table, place }) => place === best.place || (!table.found.hidden && sameColumns(best.table, table)),
  );
  if (found.kind !== 'files' || alike.length === tables.length || alike.length > 1) {
    return alike.map(({ place }) => place);
  }
  return tables.map(({ place }) => place);
}
