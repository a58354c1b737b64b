import type { TableColumn } from '../src/export/sheet-table.ts';
import type { Cells, Rows } from '../src/table/cells.ts';
import { civilFromDays, isoOf } from '../src/table/civil-day.ts';
import { CellSearch, cellTest, soughtOf, type CellTest } from '../src/table/find-cell.ts';
import type { SheetApi, SheetWords } from './sheet-api.ts';
import { wordOfFault } from './sheet-rows.ts';

type Wanted = Parameters<SheetApi['sheetFind']>[2];
type Place = { readonly row: number; readonly column: number };

/** Cells looked at between two looks at what has come in: some tens of milliseconds. */
const SLICE = 1 << 18;

/** Finds cells by what they show. What was learnt of a text is kept while it is looked for: the next find goes on from there. */
export class SheetFinder {
  #text = '';
  #tests = new WeakMap<Cells, { readonly words: string; readonly test: CellTest | null }>();

  /** @param check in the midst: throws where somebody asked for something else */
  async find(
    rows: Rows,
    columns: readonly TableColumn[],
    wanted: Wanted,
    language: string | undefined,
    check: () => Promise<void>,
  ): Promise<Place | null> {
    if (wanted.text === '' || columns.length === 0) return null;
    if (wanted.text !== this.#text) {
      this.#text = wanted.text;
      this.#tests = new WeakMap();
    }
    const tests = columns.map((column) => this.#test(column, wanted, language));
    const search = new CellSearch(rows, tests, wanted, wanted.backwards);
    while (!search.over) {
      const found = search.look(SLICE);
      if (found) return found;
      if (!search.over) await check();
    }
    return null;
  }

  #test(column: TableColumn, { text, words }: Wanted, language: string | undefined): CellTest | null {
    const { cells, faults, kind, decimals, name } = column;
    const word = wordsOf(words, name);
    const key = JSON.stringify([language, words?.[name], decimals]);
    const known = this.#tests.get(cells);
    if (known?.words === key) return known.test;
    const day = dayWords(language);
    const shown = { cells, faults, faultWord: wordOfFault, word, day, percent: kind === 'share', decimals };
    const test = cellTest(shown, soughtOf(text));
    this.#tests.set(cells, { words: key, test });
    return test;
  }
}

/** What the values of a column are called on screen; null: themselves. */
export function wordsOf(words: SheetWords | undefined, column: string): ((text: string) => string) | null {
  const own = words?.[column];
  return own ? (text) => own[text] ?? text : null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** All ways a reader may write a day that is shown: ISO, with the month in letters, and in figures as countries have them. */
function dayWords(language: string | undefined): (day: number) => string {
  const months = monthNames(language);
  return (day) => {
    const { year, month, day: of } = civilFromDays(day);
    const [mm, dd] = [month, of].map((part) => String(part).padStart(2, '0'));
    const named = [MONTHS[month - 1] ?? '', months[month - 1] ?? ''].map((name) => `${of} ${name} ${year}`);
    const figures = [`${dd}.${mm}.${year}`, `${of}.${month}.${year}`, `${of}. ${month}. ${year}`, `${dd}/${mm}/${year}`, `${mm}/${dd}/${year}`, `${of}/${month}/${year}`, `${month}/${of}/${year}`, `${year}. ${mm}. ${dd}.`]; // prettier-ignore
    return [isoOf(day), ...named, ...figures].join('\n');
  };
}

function monthNames(language: string | undefined): string[] {
  const dates = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2021, month, 15)));
  try {
    const format = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
    return dates.map((date) => format.format(date));
  } catch {
    return MONTHS;
  }
}
