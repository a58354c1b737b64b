import type { Dataset } from '../model/dataset.ts';
import { BUCKETS, ROLES, type Lines, type Role, type Waterfall } from '../model/lines.ts';
import { narrowTicks, type Ticks } from '../table/ticks.ts';
import {
  dateColumn,
  NO_DATE,
  numberColumn,
  packedTextColumn,
  textColumn,
  type Codes,
  type Column,
  type TextColumn,
} from '../table/column.ts';
import { levelStrings, utf8Levels } from '../table/level-bytes.ts';
import { packedNumberColumn } from '../table/narrow.ts';
import type { Container, Told } from './container.ts';
import { DATASET_VERSION, type DatasetWords, type Layout } from './dataset-file.ts';
import { ProjectError } from './project-error.ts';
import { wholeData } from './words-and-figures.ts';

export interface ReadDataset {
  readonly dataset: Dataset;
  /** Columns that stayed in the source file. */
  readonly absent: DatasetWords['absent'];
}

/** Dictionaries from this many texts on stay bytes. */
const KEPT_PACKED_FROM = 1 << 16;
/** Civil days of the years 1 to 9999. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const WIDTHS: Readonly<Record<Layout, number>> = { i8: 1, i16: 2, i32: 4, f64: 8 };
const KINDS = ['text', 'date', 'number'] as const;

/**
 * The dataset that lies in a container. Everything is looked at before it is believed: lengths, codes, dates, sums of counts. What
 * does not hold throws ProjectError (`project-damaged` with the part, `project-later`, `project-without-data`): there is no
 * dataset with a wrong number in it.
 */
export async function readDataset(container: Container, told?: Told): Promise<ReadDataset> {
  if (!container.has('lines')) throw new ProjectError('project-without-data');
  const words = await wordsOf(container);
  return new DatasetReader(container, words, told).read();
}

async function wordsOf(container: Container): Promise<Words> {
  const text = await container.read('lines');
  const figures = await container.read('figures');
  const whole = figures.length % 8 === 0 ? wholeData(decoded(text), new Float64Array(figures.buffer)) : null;
  if (!whole) throw damaged('lines');
  const words = new Words(whole.value);
  const version = words.count('version');
  if (version === 0) throw damaged('lines');
  if (version > DATASET_VERSION) throw new ProjectError('project-later', { version });
  return words;
}

/** A record of unknown shape, asked field by field; what is not as asked is damage. */
class Words {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged('lines');
    this.#fields = value as Readonly<Record<string, unknown>>;
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  record(name: string): Words {
    return new Words(this.#fields[name]);
  }

  recordOrNull(name: string): Words | null {
    return this.#fields[name] === null ? null : this.record(name);
  }

  list(name: string): Words[] {
    const value = this.#fields[name];
    if (!Array.isArray(value)) throw damaged('lines');
    return value.map((one) => new Words(one));
  }

  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value !== 'string') throw damaged('lines');
    return value;
  }

  flag(name: string): boolean {
    return this.#fields[name] === true;
  }

  number(name: string): number {
    const value = this.#fields[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged('lines');
    return value;
  }

  numberOrNull(name: string): number | null {
    return this.#fields[name] === null ? null : this.number(name);
  }

  /** A whole number from 0 on. */
  count(name: string, most = 0x7fff_ffff): number {
    const value = this.number(name);
    if (!Number.isInteger(value) || value < 0 || value > most) throw damaged('lines');
    return value;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.#fields[name]);
    if (found === undefined) throw damaged('lines');
    return found;
  }

  role(): Role | null {
    return this.#fields['role'] === null ? null : this.choice('role', ROLES);
  }
}

class DatasetReader {
  readonly #container: Container;
  readonly #words: Words;
  readonly #told: Told | undefined;
  readonly #count: number;
  readonly #columns: number;
  #next = 0;

  constructor(container: Container, words: Words, told: Told | undefined) {
    this.#container = container;
    this.#words = words;
    this.#told = told;
    this.#count = words.count('count');
    this.#columns = 7 + words.list('attributes').length;
  }

  async read(): Promise<ReadDataset> {
    const words = this.#words;
    const unit = words.number('unit');
    if (!Number.isInteger(unit) || unit < 1) throw damaged('lines');
    const customer = await this.#text(words.record('customer'));
    if (new Set(customer.levels).size !== customer.levelCount) throw damaged('levels');
    const date = await this.#whole(words.record('date'));
    for (let line = 0; line < date.length; line++)
      if (date[line]! < FIRST_DAY || date[line]! > LAST_DAY) throw damaged('array');
    const amount = await this.#ticks(words.record('amount'));
    const margin = words.recordOrNull('margin');
    const margins = margin && (await this.#doubles(margin));
    const order = words.recordOrNull('order');
    const orders = order && (await this.#text(order));
    const purchaseCount = words.recordOrNull('purchaseCount');
    const counts = purchaseCount && (await this.#whole(purchaseCount));
    if (counts?.some((one) => one < 0)) throw damaged('array');
    const sourceRow = words.recordOrNull('sourceRow');
    const rows = sourceRow && (await this.#whole(sourceRow));
    for (let line = 0; rows && line < rows.length; line++)
      if (rows[line]! <= (line === 0 ? -1 : rows[line - 1]!)) throw damaged('array');
    const attributes: Lines['attributes'][number][] = [];
    for (const one of words.list('attributes'))
      attributes.push({ role: one.role(), column: await this.#column(one.record('column')) });
    const dataset: Dataset = {
      lines: {
        count: this.#count,
        customer,
        date,
        amount,
        margin: margins,
        unit,
        order: orders,
        purchaseCount: counts,
        attributes,
        absent: null,
        sourceRow: rows,
      },
      waterfall: this.#waterfall(words.record('waterfall')),
      source: sourceOf(words.record('source')),
    };
    const absent = words.list('absent').map((one) => ({
      role: one.role(),
      name: one.text('name'),
      kind: one.choice('kind', KINDS),
    }));
    return { dataset, absent };
  }

  async #column(words: Words): Promise<Column> {
    const kind = words.choice('kind', KINDS);
    if (kind === 'text') return this.#text(words);
    const name = words.text('name');
    if (kind === 'date') {
      const days = await this.#whole(words);
      for (let line = 0; line < days.length; line++) {
        const day = days[line]!;
        if (day !== NO_DATE && (day < FIRST_DAY || day > LAST_DAY)) throw damaged('array');
      }
      return dateColumn(name, days);
    }
    const decimals = words.count('decimals', 400);
    const blank = words.numberOrNull('blank');
    const values = await this.#array(words);
    if (values instanceof Float64Array) {
      if (blank !== null) throw damaged('lines');
      return numberColumn(name, values, decimals);
    }
    if (blank === null) throw damaged('lines');
    return packedNumberColumn(name, { whole: values, blank }, decimals);
  }

  async #text(words: Words): Promise<TextColumn> {
    const name = words.text('name');
    const count = words.count('levels');
    const number = this.#next;
    const bytes = await this.#container.read('levels', number);
    const endBytes = await this.#container.read('ends', number);
    const codes = await this.#array(words);
    if (codes instanceof Float64Array || endBytes.length !== 4 * (count + 1)) throw damaged('ends');
    const ends = new Int32Array(endBytes.buffer);
    const utf16 = words.flag('utf16');
    const used = utf16 ? bytes.length / 2 : bytes.length;
    if (ends[0] !== 0 || ends[count] !== used) throw damaged('ends');
    for (let code = 0; code < count; code++) if (ends[code + 1]! < ends[code]!) throw damaged('ends');
    for (let line = 0; line < codes.length; line++)
      if (codes[line]! < -1 || codes[line]! >= count) throw damaged('array');
    if (utf16) return textColumn(name, codes, unitsAsTexts(new Uint16Array(bytes.buffer), ends));
    const { levels, validUtf8 } = levelStrings(bytes, ends);
    if (!validUtf8) throw damaged('levels');
    if (count < KEPT_PACKED_FROM) return textColumn(name, codes, levels);
    return packedTextColumn(name, codes, { ...utf8Levels(bytes, ends), plain: words.flag('plain') });
  }

  /** The array of the column whose turn it is. */
  async #array(words: Words): Promise<Codes | Float64Array> {
    const layout = words.choice('layout', ['i8', 'i16', 'i32', 'f64']);
    const { buffer, length } = await this.#container.read('array', this.#next);
    this.#next += 1;
    this.#told?.(this.#next, this.#columns);
    if (length !== this.#count * WIDTHS[layout]) throw damaged('array');
    if (layout === 'f64') return new Float64Array(buffer);
    return layout === 'i8'
      ? new Int8Array(buffer)
      : layout === 'i16'
        ? new Int16Array(buffer)
        : new Int32Array(buffer);
  }

  async #whole(words: Words): Promise<Int32Array> {
    const values = await this.#array(words);
    if (!(values instanceof Int32Array)) throw damaged('lines');
    return values;
  }

  async #doubles(words: Words): Promise<Float64Array> {
    const values = await this.#array(words);
    const doubles = values instanceof Float64Array ? values : Float64Array.from(values);
    for (let line = 0; line < doubles.length; line++)
      if (!Number.isFinite(doubles[line]!)) throw damaged('array');
    return doubles;
  }

  async #ticks(words: Words): Promise<Ticks> {
    const values = await this.#array(words);
    if (!(values instanceof Float64Array))
      return values instanceof Int32Array ? values : Int32Array.from(values);
    if (values.some((value) => !Number.isFinite(value))) throw damaged('array');
    return narrowTicks(values);
  }

  #waterfall(words: Words): Waterfall {
    const bucket = (name: string) => {
      const one = words.record(name);
      return { rows: one.count('rows', Number.MAX_SAFE_INTEGER), amount: one.number('amount') };
    };
    const buckets = Object.fromEntries(BUCKETS.map((name) => [name, bucket(name)])) as Omit<
      Waterfall,
      'file' | 'duplicatesFound'
    >;
    if (buckets.analysed.rows + buckets.anonymous.rows !== this.#count) throw damaged('lines');
    return {
      file: bucket('file'),
      ...buckets,
      duplicatesFound: bucket('duplicatesFound'),
      ...(words.has('excluded') && { excluded: bucket('excluded') }),
    };
  }
}

function sourceOf(words: Words): Dataset['source'] {
  return {
    name: words.text('name'),
    bytes: words.number('bytes'),
    fingerprint: words.text('fingerprint'),
  };
}

function unitsAsTexts(units: Uint16Array, ends: Int32Array): string[] {
  const texts: string[] = [];
  for (let code = 0; code + 1 < ends.length; code++) {
    let text = '';
    for (let at = ends[code]!; at < ends[code + 1]!; at++) text += String.fromCharCode(units[at]!);
    texts.push(text);
  }
  return texts;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ProjectError('project-damaged', { part: 'lines' }, { cause });
  }
}

function damaged(part: string): ProjectError {
  return new ProjectError('project-damaged', { part });
}
