import type { Dataset } from '../../../src/model/dataset.ts';
import type { Column } from '../../../src/table/column.ts';

/** A dataset as plain data, to be held against another: every cell of every column, whatever it is kept in. */
export function plainDataset({ lines, waterfall, source }: Dataset): unknown {
  const { customer, date, amount, margin, order, purchaseCount, sourceRow, attributes } = lines;
  return {
    count: lines.count,
    unit: lines.unit,
    customer: plainColumn(customer),
    date: [...date],
    amount: [...amount],
    margin: margin && [...margin],
    order: order && plainColumn(order),
    purchaseCount: purchaseCount && [...purchaseCount],
    sourceRow: sourceRow && [...sourceRow],
    attributes: attributes.map(({ role, column }) => ({ role, ...plainColumn(column) })),
    waterfall,
    source,
  };
}

function plainColumn(column: Column) {
  const { kind, name } = column;
  if (kind === 'text') return { kind, name, codes: [...column.codes], levels: [...column.levels] };
  if (kind === 'date') return { kind, name, days: [...column.days] };
  return { kind, name, values: [...column.values], decimals: column.decimals };
}
