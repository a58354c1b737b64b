import type { AsyncBuffer, RowGroup } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { UNPACK_LIMITS } from './decompress.ts';
import { ImportError } from './check.ts';
import { crc32 } from './crc32.ts';

/** Rows of a group: 64 Mi is what the largest writers stop at. */
export const MAX_GROUP_ROWS = 2 ** 26;
/** Bytes a page may unpack to; writers make them of 1 MiB. */
export const MAX_PAGE = 2 ** 28;

/**
 * Holds a column's page headers against the file and the group before anything is unpacked: a header that promises
 * two thousand million values in ten bytes would take the memory of the tab. `unpacked` counts over the whole file.
 *
 * @throws ImportError `parquet-broken`, `parquet-too-large`
 */
export async function checkColumnChunk(
  file: AsyncBuffer,
  group: RowGroup,
  column: string,
  unpacked: { bytes: number },
): Promise<void> {
  const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === column)?.meta_data;
  const broken = () => new ImportError('parquet-broken', { part: column });
  if (!chunk) throw broken();
  const from = Number(chunk.dictionary_page_offset ?? 0n) || Number(chunk.data_page_offset);
  const begin = Math.min(from, Number(chunk.data_page_offset));
  const length = Number(chunk.total_compressed_size);
  if (!(begin >= 4 && length >= 0 && begin + length <= file.byteLength)) throw broken();
  const view = new DataView(await file.slice(begin, begin + length));
  const reader = { view, offset: 0 };
  const rows = Number(group.num_rows);
  let values = 0;
  while (values < rows) {
    if (reader.offset >= length) throw broken();
    const header = parquetHeader(reader);
    const packed = header.compressed_page_size;
    const size = Number(header.uncompressed_page_size);
    if (!(packed >= 0 && size >= 0 && size <= MAX_PAGE && reader.offset + packed <= length)) throw broken();
    if (header.crc !== undefined) {
      const page = new Uint8Array(view.buffer, view.byteOffset + reader.offset, packed);
      if (crc32(page) !== header.crc >>> 0) throw broken();
    }
    reader.offset += packed;
    unpacked.bytes += size;
    const { bytes, ratio, ratioFrom } = UNPACK_LIMITS;
    if (unpacked.bytes > bytes || (unpacked.bytes > ratioFrom && unpacked.bytes > file.byteLength * ratio)) {
      throw new ImportError('parquet-too-large', { limit: bytes, ratio });
    }
    const levels = header.dictionary_page_header;
    if (levels) {
      // A value of a dictionary takes a byte at the very least.
      if (!(levels.num_values >= 0 && levels.num_values <= size)) throw broken();
      continue;
    }
    const count = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0;
    if (!(count > 0 && count <= rows - values)) throw broken();
    const nulls = header.data_page_header_v2?.num_nulls ?? 0;
    if (!(nulls >= 0 && nulls <= count)) throw broken();
    values += count;
  }
}
