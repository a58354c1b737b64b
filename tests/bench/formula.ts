import type { Browser, Page } from 'playwright-core';
import type { Amended, FormulaCheck } from '../../workers/amend-api.ts';
import type { BenchFile } from './bench-files.ts';
import type { DuckDbPage } from './duckdb-page.ts';
import { askedInApp, askEngine, type SheetRun } from './sheet.ts';

interface Question {
  readonly formula: string;
  /** The same for DuckDB. */
  readonly sql: string;
  /** What is summed of the column to be held against DuckDB's. */
  readonly sum: { readonly formula: string; readonly sql: string };
}

const OF_NUMBERS = { formula: '=SUM([made])', sql: 'sum(made)' };
const OF_TEXTS = { formula: '=SUM(LEN([made]))', sql: 'sum(length(made))' };

/** A computed column each; arquero answers those of the same name (`arquero-verbs.ts`). */
const QUESTIONS: Readonly<Record<string, Question>> = {
  arithmetic: {
    formula: '=ROUND(quantity*price*1.19,2)',
    sql: 'round(quantity * price * 1.19, 2)',
    sum: OF_NUMBERS,
  },
  conditions: {
    formula: '=IF(AND(quantity>2,price<10),"small",IF(amount>100,"large","usual"))',
    sql: "CASE WHEN quantity > 2 AND price < 10 THEN 'small' WHEN round(quantity * price, 2) > 100 THEN 'large' ELSE 'usual' END",
    sum: OF_TEXTS,
  },
  text: {
    formula: '=UPPER(RIGHT(category,2))&"/"&YEAR(date)',
    sql: "upper(right(category, 2)) || '/' || year(date::DATE)",
    sum: OF_TEXTS,
  },
  days: {
    formula: '=TODAY()-date',
    sql: "date_diff('day', date::DATE, (SELECT max(date)::DATE FROM lines))",
    sum: OF_NUMBERS,
  },
  'sum of the customer': {
    formula: '=SUMIFS(amount,customer,[@customer])',
    sql: 'sum(round(quantity * price, 2)) OVER (PARTITION BY customer)',
    sum: OF_NUMBERS,
  },
  'running count': {
    formula: '=COUNTIFS(customer,[@customer],date,"<="&[@date])',
    sql: 'count(*) OVER (PARTITION BY customer ORDER BY date::DATE RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)',
    sum: OF_NUMBERS,
  },
  rank: {
    formula: '=RANK(amount,amount)',
    sql: 'rank() OVER (ORDER BY round(quantity * price, 2) DESC)',
    sum: OF_NUMBERS,
  },
};

const POINT = { decimal: '.', argumentSeparator: ',' } as const;

/** Opens a made-up file in the built app and adds one computed column after the other, each as the only one. */
export function formulaTimes(
  browser: Browser,
  address: string,
  file: BenchFile,
  runs: number,
): Promise<SheetRun[]> {
  return askedInApp(browser, address, file, runs, addEach);
}

async function addEach(page: Page): Promise<SheetRun> {
  const times: Record<string, number> = {};
  const figures: Record<string, number> = {};
  for (const [name, { formula, sum }] of Object.entries(QUESTIONS)) {
    await page.evaluate(askEngine, [['amend', {}] as const]);
    const computed = [{ id: 'made', name: 'made', formula }];
    const { milliseconds, answers } = await page.evaluate(askEngine, [['amend', { computed }] as const]);
    const [amended] = answers as [Amended];
    const error = amended.computed[0]?.error;
    if (error) throw new Error(`${name}: ${error.message}`);
    times[name] = milliseconds;
    const checked = await page.evaluate(askEngine, [
      ['checkFormula', sum.formula, POINT, { id: null, name: 'sum' }] as const,
    ]);
    const [{ values }] = checked.answers as [FormulaCheck];
    figures[name] = Number(values[0]?.value ?? NaN);
  }
  return { times, figures };
}

/** The same columns in DuckDB, the file already loaded in the page. Throws where a sum is another than ours. */
export async function formulasInDuckDb(
  page: Page,
  runs: number,
  own: SheetRun['figures'],
): Promise<Record<string, number>[]> {
  const measured: Record<string, number>[] = [];
  for (let run = 0; run <= runs; run++) {
    const times: Record<string, number> = {};
    for (const [name, { sql, sum }] of Object.entries(QUESTIONS)) {
      const made = await ask(
        page,
        `CREATE OR REPLACE TEMP TABLE computed AS SELECT ${sql} AS made FROM lines`,
      );
      times[name] = made.milliseconds;
      const { first } = await ask(page, `SELECT (${sum.sql})::DOUBLE AS sum FROM computed`);
      const [ours = NaN, theirs] = [own[name], first['sum'] ?? NaN];
      if (!(Math.abs(theirs - ours) <= 1e-6 * Math.max(1, Math.abs(ours))))
        throw new Error(`${name}: ours is ${ours}, DuckDB's is ${theirs}`);
    }
    if (run > 0) measured.push(times);
  }
  return measured;
}

function ask(page: Page, sql: string) {
  return page.evaluate((statement) => {
    const { duckDb: state } = globalThis as unknown as { duckDb: DuckDbPage };
    if (!state.ask) throw new Error('DuckDB is not loaded');
    return state.ask(statement);
  }, sql);
}
