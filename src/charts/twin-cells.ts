import { currentLocale, NO_FIGURE } from '../i18n/format.ts';
import type { Twin } from './twin.ts';

/** A column of a twin as values: `share` as fractions, `money` and `number` as they are. */
export interface TwinColumn {
  readonly title: string;
  readonly kind: 'text' | 'number' | 'money' | 'share';
  readonly decimals: number;
  readonly cells: readonly (string | number | null)[];
}

interface Figure {
  readonly value: number;
  readonly percent: boolean;
  readonly decimals: number;
}

/** The table of a chart with its figures as numbers again, as far as they are shown. A column with anything else stays text. */
export function twinCells(twin: Twin): TwinColumn[] {
  return twin.columns.map(({ title, figure }, place) => {
    const texts = twin.rows.map((row) => row[place] ?? '');
    const figures = figure ? figuresOf(texts) : null;
    if (!figures) return { title, kind: 'text', decimals: 0, cells: texts };
    const found = figures.filter((one) => one !== null);
    const decimals = found.reduce((most, one) => Math.max(most, one.decimals), 0);
    const percent = found.some((one) => one.percent);
    return {
      title,
      kind: percent ? 'share' : decimals === 2 ? 'money' : 'number',
      decimals: percent ? decimals + 2 : decimals,
      cells: figures.map((one) => one?.value ?? null),
    };
  });
}

/** Null where one of them is no figure, or some are shares and others not. */
function figuresOf(texts: readonly string[]): (Figure | null)[] | null {
  const figures: (Figure | null)[] = [];
  for (const text of texts) {
    if (text === '' || text === NO_FIGURE) {
      figures.push(null);
      continue;
    }
    const figure = figureOf(text);
    if (!figure) return null;
    figures.push(figure);
  }
  const kinds = new Set(figures.flatMap((one) => (one ? [one.percent] : [])));
  return kinds.size === 1 ? figures : null;
}

/** `1,234.50` and `27.3 %` as the locale in force writes them. */
function figureOf(text: string): Figure | null {
  const parts = new Intl.NumberFormat(currentLocale()).formatToParts(-1_234_567.8);
  const sign = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const percent = text.endsWith('%');
  const plain = text
    .replace(/[\s\u00a0]*%$/, '')
    .replaceAll(sign('group'), '')
    .replace(sign('minusSign'), '-')
    .replace(sign('decimal'), '.');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const decimals = plain.split('.')[1]?.length ?? 0;
  // Shifted as text: 27.3 / 100 is not 0.273.
  return { value: percent ? Number(`${plain}e-2`) : Number(plain), percent, decimals };
}
