import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { ANALYSES, SETUP, VIEW } from './duckdb-sql.ts';

/** Milliseconds DuckDB took to start and to make a table of the file; what it answered to analyses. */
export interface DuckDbPage {
  loaded?: { readonly start: number; readonly load: number; readonly rows: number };
  failed?: string;
  answer?(from: string, to: string): Promise<DuckDbAnswer>;
  /** One statement, and the first row of its answer. */
  ask?(
    sql: string,
  ): Promise<{ readonly milliseconds: number; readonly first: DuckDbAnswer['first'][string] }>;
}

export interface DuckDbAnswer {
  /** Milliseconds by analysis, and `view` for the tables they rest on. */
  readonly times: Readonly<Record<string, number>>;
  /** First row of each analysis' answer, to be held against ours. */
  readonly first: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

const state: DuckDbPage = {};
(globalThis as unknown as { duckDb: DuckDbPage }).duckDb = state;

document.querySelector('input')?.addEventListener('change', (event) => {
  const [file] = (event.target as HTMLInputElement).files ?? [];
  if (file)
    load(file).catch((error: unknown) => {
      state.failed = String(error);
    });
});

/** As its users do: a database from nothing, the dropped file, one statement. */
async function load(file: File): Promise<void> {
  const began = performance.now();
  const database = new AsyncDuckDB(new VoidLogger(), new Worker('duckdb-browser-eh.worker.js'));
  await database.instantiate('duckdb-eh.wasm');
  const connection = await database.connect();
  const started = performance.now();
  await database.registerFileHandle('sales.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await connection.query("CREATE TABLE lines AS SELECT * FROM read_csv('sales.csv')");
  const loaded = performance.now();
  const counted = await connection.query('SELECT count(*)::INTEGER AS n FROM lines');
  state.answer = (from, to) => answer(connection, from, to);
  state.ask = async (sql) => {
    const asked = performance.now();
    const result = await connection.query(sql);
    const milliseconds = performance.now() - asked;
    return { milliseconds, first: figuresOf(result.get(0)) };
  };
  state.loaded = { start: started - began, load: loaded - started, rows: Number(counted.get(0)?.['n']) };
}

let isSetUp = false;

async function answer(connection: AsyncDuckDBConnection, from: string, to: string): Promise<DuckDbAnswer> {
  // What does not hang on the filter is made once and not counted.
  if (!isSetUp) for (const statement of SETUP) await connection.query(statement);
  isSetUp = true;
  const times: Record<string, number> = {};
  const first: Record<string, Record<string, number | null>> = {};
  const run = async (name: string, statements: readonly string[]) => {
    const began = performance.now();
    for (const [index, statement] of statements.entries()) {
      const result = await connection.query(
        statement.replaceAll(':from', `DATE '${from}'`).replaceAll(':to', `DATE '${to}'`),
      );
      if (index < statements.length - 1) continue;
      first[name] = figuresOf(result.get(0));
    }
    times[name] = performance.now() - began;
  };
  await run('view', VIEW);
  for (const [name, statements] of Object.entries(ANALYSES)) await run(name, statements);
  return { times, first };
}

function figuresOf(row: { toJSON(): unknown } | null): Record<string, number | null> {
  const cells = (row?.toJSON() ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(cells).map(([column, value]) => [column, value === null ? null : Number(value)]),
  );
}
