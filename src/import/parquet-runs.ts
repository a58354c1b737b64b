/**
 * Walks runs of equal or packed values (Parquet's RLE and bit-packed hybrid) without making anything of them. A run may claim
 * a thousand million values in five bytes, and the library that reads them takes it at its word.
 *
 * @param width bits a value
 * @param count values there must be
 * @returns where the runs end, and for values of one bit how many are set
 * @throws Error where the runs claim more values than there are or break off
 */
export function walkRuns(
  view: DataView,
  start: number,
  end: number,
  width: number,
  count: number,
): { end: number; set: number } {
  if (width > 32) throw new Error(`parquet values of ${width} bits`);
  let at = start;
  let seen = 0;
  let set = 0;
  while (seen < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= end || shift > 28) throw new Error('parquet run breaks off');
      const byte = view.getUint8(at++);
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const values = (header >>> 1) * (header & 1 ? 8 : 1);
    const wanted = count - seen;
    if (header & 1) {
      // The last group is filled up; some writers fill up to a whole block.
      if (values === 0 || values > wanted + 4096) throw new Error(`parquet run of ${values} values`);
      if (width === 1) set += setBits(view, at, end, Math.min(values, wanted));
      at += (values / 8) * width;
      if (at > end + width) throw new Error('parquet run breaks off');
      at = Math.min(at, end);
    } else {
      if (values > wanted) throw new Error(`parquet run of ${values} values`);
      const bytes = (width + 7) >> 3;
      if (at + bytes > end) throw new Error('parquet run breaks off');
      if (width === 1 && view.getUint8(at) & 1) set += values;
      at += bytes;
    }
    seen += values;
  }
  return { end: at, set };
}

function setBits(view: DataView, at: number, end: number, count: number): number {
  let set = 0;
  for (let bit = 0; bit < count; bit++) {
    const byte = at + (bit >> 3);
    if (byte >= end) throw new Error('parquet run breaks off');
    set += (view.getUint8(byte) >> (bit & 7)) & 1;
  }
  return set;
}
