/** More marks than this draw slowly and hover worse. */
export const MOST_MARKS = 5_000;
/** What a line is drawn with at most. */
export const MOST_POINTS = 1_000;

/**
 * Places of at most `most` of `count` points, evenly spread, the first and the last always among them. What is
 * reported never passes through here.
 */
export function evenly(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, place) => place);
  if (most < 2) return count > 0 ? [0] : [];
  const step = (count - 1) / (most - 1);
  return Array.from({ length: most }, (_, place) => Math.round(place * step));
}

/**
 * Places on a curve that rises steeply at first: the first hundred all, then ever wider apart up to the last.
 * At most `most` of 0 .. last.
 */
export function steepFirst(last: number, most: number): number[] {
  if (last < most) return Array.from({ length: last + 1 }, (_, place) => place);
  const dense = Math.min(100, Math.floor(most / 4));
  const places = Array.from({ length: dense }, (_, place) => place);
  const rest = most - dense - 1;
  for (let step = 0; step <= rest; step++) {
    // Between even and geometric steps: fine where the curve bends, never coarse where it is flat.
    const along = step / rest;
    const place = Math.round(dense + (last - dense) * along ** 1.6);
    if (place > (places.at(-1) ?? -1)) places.push(place);
  }
  return places;
}
