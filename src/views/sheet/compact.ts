/** Widths for a sheet in a panel, where room is small: pixels by column. */
export const COMPACT_WIDTHS: Readonly<Record<string, number>> = {
  customer: 140,
  name: 120,
  abc: 94,
  xyz: 110,
  revenue: 112,
  share: 104,
  purchases: 116,
  averageCheck: 104,
  first: 104,
  last: 104,
  date: 104,
  order: 100,
  amount: 98,
  margin: 98,
  lines: 72,
  row: 72,
};
