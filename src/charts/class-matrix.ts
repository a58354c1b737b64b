import type { AbcXyzResult } from '../analysis/abc-xyz.ts';
import { moneyRounded, number } from '../i18n/format.ts';
import { classWord } from './class-shares.ts';
import { heat, inkOn } from './heat.ts';
import type { Look } from './look.ts';
import { ordinal, tooltip } from './marks.ts';
import { shareShort, shareWords } from './share-words.ts';
import { layered, type Spec } from './spec.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

const ROWS = ['A', 'B', 'C'] as const;
const COLUMNS = ['X', 'Y', 'Z', 'new'] as const;

/** The twelve classes, shaded by share of revenue: where the segments stand beside a sentence. */
export function classMatrix(result: AbcXyzResult, look: Look, height: number): Spec {
  const most = Object.values(result.cells).reduce((top, cell) => Math.max(top, cell.share ?? 0), 0);
  const rows = ROWS.flatMap((row, down) =>
    COLUMNS.map((column, across) => {
      const cell = result.cells[`${row}${column}`];
      const fill = cell.customers === 0 ? look.sunk : heat(most > 0 ? (cell.share ?? 0) / most : 0, look);
      return {
        pick: down * COLUMNS.length + across,
        row,
        column: classWord(column),
        fill,
        ink: cell.customers === 0 ? look.mute : inkOn(fill, look),
        heading: t(`segments.cell.${row}${column}`),
        label: shareShort(cell.share),
        customers: number(cell.customers),
        revenue: moneyRounded(cell.revenue),
      };
    }),
  );
  const strong = { title: null, labelColor: look.ink, labelFontWeight: 600, labelPadding: 6 };
  const x = ordinal('column', COLUMNS.map(classWord), { ...strong, orient: 'top' });
  const y = ordinal('row', ROWS, strong);
  return layered(height, rows, [
    {
      mark: { type: 'rect', cornerRadius: 4, stroke: look.panel, strokeWidth: 3 },
      encoding: {
        x,
        y,
        fill: { field: 'fill', type: 'nominal', scale: null },
        tooltip: tooltip([
          ['label', t('share-of-revenue')],
          ['customers', t('customers')],
          ['revenue', t('measure.revenue')],
        ]),
      },
    },
    {
      mark: { type: 'text', tooltip: null, fontWeight: 600 },
      encoding: {
        x,
        y,
        text: { field: 'label', type: 'nominal' },
        color: { field: 'ink', type: 'nominal', scale: null },
      },
    },
  ]);
}

export function matrixTwin(result: AbcXyzResult): Twin {
  return twin(
    [t('class'), t('customers'), t('measure.revenue'), t('share-of-revenue')],
    ROWS.flatMap((row) =>
      COLUMNS.map((column) => {
        const cell = result.cells[`${row}${column}`];
        return [
          `${row} ${classWord(column)}`,
          number(cell.customers),
          moneyRounded(cell.revenue),
          shareWords(cell.share),
        ];
      }),
    ),
  );
}
