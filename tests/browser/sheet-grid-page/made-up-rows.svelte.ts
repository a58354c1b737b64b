import type {
  GridColumn,
  GridCopy,
  GridWindow,
  SheetCells,
  SheetColumnSummary,
  SheetRange,
  SheetSource,
} from '../../../src/sheet/source.ts';

const COLUMNS: readonly GridColumn[] = [
  { name: 'customer', label: 'Customer', kind: 'text', decimals: 0, pinned: true },
  { name: 'class', label: 'Class', kind: 'class', decimals: 0 },
  { name: 'revenue', label: 'Revenue', kind: 'money', decimals: 2 },
  { name: 'share', label: 'Share', kind: 'share', decimals: 1, full: 0.1 },
  { name: 'purchases', label: 'Purchases', kind: 'number', decimals: 0 },
  { name: 'last', label: 'Last purchase', kind: 'date', decimals: 0 },
  { name: 'segment', label: 'Segment', kind: 'class', decimals: 0 },
  { name: 'city', label: 'City', kind: 'text', decimals: 0 },
  { name: 'change', label: 'Change', kind: 'money', decimals: 2 },
  { name: 'ratio', label: 'Revenue a purchase', kind: 'number', decimals: 2, from: 'computed' },
  { name: 'warmth', label: 'Warmth', kind: 'number', decimals: 0, heat: { least: 0, greatest: 99 } },
];
const CLASSES = ['A', 'B', 'C', 'X', 'Y', 'Z', 'new'];
const SEGMENTS = ['Champions', 'Loyal', 'At risk', 'Lost'];
const CITIES = ['Praha', 'Győr', 'Улаанбаатар', '大阪', 'Plzeň', ''];

/** Rows worked out from their number, as many as are asked for. */
export class MadeUpRows implements SheetSource {
  version = $state(0);
  rows = $state(0);
  sort = [
    { column: 'revenue', descending: true },
    { column: 'customer', descending: false },
  ];
  filtered = ['city'];
  columns: readonly GridColumn[];
  /** Windows asked for, in order. */
  readonly asked: { offset: number; columns: number }[] = [];
  failing = false;
  /** Answers wait for `letGo`. */
  holding = false;
  #held: (() => void)[] = [];
  copyDelay = 0;

  constructor(rows: number, columns: number) {
    this.rows = rows;
    const more = Array.from({ length: Math.max(0, columns - COLUMNS.length) }, (_, at): GridColumn => ({
      name: `more-${at}`,
      label: `More ${at}`,
      kind: 'number',
      decimals: 0,
    })); // prettier-ignore
    this.columns = [...COLUMNS.slice(0, columns), ...more];
  }

  letGo(): void {
    this.holding = false;
    for (const answer of this.#held.splice(0)) answer();
  }

  async window(columns: readonly string[], offset: number, count: number) {
    this.asked.push({ offset, columns: columns.length });
    if (this.holding) await new Promise<void>((done) => this.#held.push(done));
    if (this.failing) return { error: { code: 'made-up', params: {}, message: 'made to fail' } };
    const faults = columns.map((name) =>
      name === 'ratio' ? Uint8Array.from({ length: count }, (_, at) => ((offset + at) % 9 === 4 ? 8 : 0)) : null,
    ); // prettier-ignore
    const ok: GridWindow = { offset, cells: columns.map((name) => cellsOf(name, offset, count)), faults };
    return { ok };
  }

  summary = async (column: string): Promise<{ ok: SheetColumnSummary }> => {
    const seed = column.length;
    const bins = Array.from({ length: 24 }, (_, at) => Math.round(100 * Math.exp(-(((at - seed) / 6) ** 2))));
    return { ok: { rows: this.rows, blanks: 0, faults: 0, distinct: null, least: 0, greatest: 1, bins } };
  };

  copy = async (ranges: readonly SheetRange[], header: boolean, signal: AbortSignal): Promise<{ ok: GridCopy } | { error: { code: string; params: Record<string, number>; message: string } }> => {
    await new Promise((done) => setTimeout(done, this.copyDelay));
    if (signal.aborted) return { error: { code: 'stopped', params: {}, message: 'stopped' } };
    const cells = ranges.reduce((sum, { from, to, columns }) => sum + (to - from) * columns.length, 0);
    if (cells > 2_000_000) return { error: { code: 'copy-too-large', params: { cells }, message: 'too large' } };
    const lines = ranges.flatMap(({ from, to, columns }) => [
      ...(header ? [columns.join('\t')] : []),
      ...Array.from({ length: to - from }, (_, at) => columns.map((name) => `${name} ${from + at}`).join('\t')),
    ]);
    return { ok: { text: lines.join('\n'), html: `<table><td>${lines.join('</td></tr><tr><td>')}</td></table>` } };
  }; // prettier-ignore
}

function cellsOf(name: string, offset: number, count: number): SheetCells {
  const numbers = (value: (row: number) => number): SheetCells => ({
    kind: 'number',
    values: Float64Array.from({ length: count }, (_, at) => value(offset + at)),
  });
  const texts = (levels: readonly string[], code: (row: number) => number): SheetCells => ({
    kind: 'text',
    codes: Int32Array.from({ length: count }, (_, at) => code(offset + at)),
    levels,
  });
  switch (name) {
    case 'customer':
      return texts(
        Array.from({ length: count }, (_, at) => `Customer ${offset + at + 1}`),
        (row) => row - offset,
      );
    case 'class':
      return texts(CLASSES, (row) => row % 7);
    case 'segment':
      return texts(SEGMENTS, (row) => row % 4);
    case 'city':
      return texts(CITIES, (row) => row % 6);
    case 'revenue':
      return numbers((row) => (row % 11 === 10 ? Number.NaN : ((row * 7919) % 1_000_003) / 10));
    case 'change':
      return numbers((row) => (((row * 7919) % 2_003) - 1_000) / 4);
    case 'share':
      return numbers((row) => ((row * 31) % 97) / 970);
    case 'last':
      return { kind: 'date', days: Int32Array.from({ length: count }, (_, at) => 18_000 + ((offset + at) % 900)) }; // prettier-ignore
    case 'warmth':
      return numbers((row) => (row * 37) % 100);
    default:
      return numbers((row) => row + name.length);
  }
}
