/** A shade of the scale, 0 to 8, by what part of the largest a figure is; none where there is nothing. */
export function shadeOf(value: number, largest: number): number | undefined {
  if (!(value > 0) || !(largest > 0)) return undefined;
  const level = Math.min(8, Math.max(0, Math.round((value / largest) * 8)));
  // Between the fifth and the sixth shade neither ink reads well: those are left out.
  return level === 5 ? 4 : level === 6 ? 7 : level;
}
