import { gunzipSync } from 'fflate';
import { decompress as unzstd } from 'fzstd';
import {
  snappyUncompress,
  type AsyncBuffer,
  type FileMetaData,
  type ParquetParsers,
  type RowGroup,
} from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getSchemaPath } from 'hyparquet/src/schema.js';
import { ImportError } from './check.ts';
import { crc32 } from '../table/crc32.ts';
import { UNPACK_LIMITS } from './decompress.ts';
import { walkRuns } from './parquet-runs.ts';

/** Rows of a group: 64 Mi is what the largest writers stop at. */
export const MAX_GROUP_ROWS = 2 ** 26;
/** Bytes a page may unpack to; writers make them of 1 MiB. */
const MAX_PAGE = 2 ** 28;
export const CODECS: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD']);

type Page = ReturnType<typeof parquetHeader>;
type Decoder = Parameters<typeof readPage>[2];

/**
 * The values of a column in one row group, one a row, null or undefined where there is none. The page format's library decodes
 * them; what it takes on trust is held against the file first: sizes, counts, lengths of runs, check sums. A header that promises
 * two thousand million values in ten bytes would otherwise take the memory of the tab.
 *
 * @param unpacked counts bytes over the whole file
 * @throws ImportError `parquet-broken`, `parquet-too-large`; the library's errors
 */
export async function readColumnChunk(
  file: AsyncBuffer,
  metadata: FileMetaData,
  group: RowGroup,
  column: string,
  parsers: Partial<ParquetParsers>,
  unpacked: { bytes: number },
): Promise<ArrayLike<unknown>[]> {
  const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === column)?.meta_data;
  const broken = () => new ImportError('parquet-broken', { part: column });
  const schemaPath = getSchemaPath(metadata.schema, [column]);
  const element = schemaPath.at(-1)?.element;
  if (!chunk || !element) throw broken();
  const first = Number(chunk.data_page_offset);
  const begin = Math.min(Number(chunk.dictionary_page_offset ?? 0n) || first, first);
  const length = Number(chunk.total_compressed_size);
  if (!isCount(begin, file.byteLength) || !isCount(length, file.byteLength - begin)) throw broken();
  const view = new DataView(await file.slice(begin, begin + length));
  const reader = { view, offset: 0 };
  const rows = Number(group.num_rows);
  let page: Page | null = null;
  const decoder: Decoder = {
    pathInSchema: [column],
    type: chunk.type,
    element,
    schemaPath,
    parsers: { ...DEFAULT_PARSERS, ...parsers },
    utf8: false,
    // Every page comes by here, packed or not, and is looked at before it is decoded.
    codec: 'LZO',
    compressors: {
      LZO: (input, size) => {
        const bytes = unpack(chunk.codec, input, size);
        if (page) checkValues(bytes, page, decoder);
        return bytes;
      },
    },
  };
  const parts: ArrayLike<unknown>[] = [];
  let dictionary: Parameters<typeof convert>[0] | undefined;
  let values = 0;
  while (values < rows) {
    if (reader.offset >= length) throw broken();
    page = parquetHeader(reader);
    const size: number = page.uncompressed_page_size;
    if (!isCount(page.compressed_page_size, length - reader.offset) || !isCount(size, MAX_PAGE))
      throw broken();
    const packed = new Uint8Array(view.buffer, view.byteOffset + reader.offset, page.compressed_page_size);
    if (page.crc !== undefined && crc32(packed) !== page.crc >>> 0) throw broken();
    unpacked.bytes += size;
    const { bytes, ratio, ratioFrom } = UNPACK_LIMITS;
    if (unpacked.bytes > bytes || (unpacked.bytes > ratioFrom && unpacked.bytes > file.byteLength * ratio)) {
      throw new ImportError('parquet-too-large', { limit: bytes, ratio });
    }
    if (page.type === 'DICTIONARY_PAGE') {
      // A value of a dictionary takes a byte at the very least.
      if (!isCount(page.dictionary_page_header?.num_values, size)) throw broken();
      const { data } = readPage(reader, page, decoder, dictionary, undefined, 0);
      if (data) dictionary = convert(data, decoder);
      continue;
    }
    const count = rowsOf(page, rows - values, packed, decoder);
    if (count === 0) throw broken();
    const { encoding } = page.data_page_header ?? page.data_page_header_v2 ?? {};
    if (encoding?.endsWith('_DICTIONARY') && !dictionary) throw broken();
    const { data } = readPage(reader, page, decoder, dictionary, undefined, 0);
    if (data?.length !== count) throw broken();
    parts.push(data);
    values += count;
  }
  return parts;
}

/** Rows a data page holds, 0 where it is none or its header cannot be right. */
function rowsOf(page: Page, most: number, packed: Uint8Array, decoder: Decoder): number {
  const { data_page_header: plain, data_page_header_v2: second } = page;
  if (page.type === 'DATA_PAGE') return plain && isCount(plain.num_values, most) ? plain.num_values : 0;
  if (page.type !== 'DATA_PAGE_V2' || !second || !isCount(second.num_values, most)) return 0;
  const { num_values: count, num_nulls, num_rows } = second;
  const { definition_levels_byte_length: levels, repetition_levels_byte_length: lists } = second;
  if (!isCount(num_nulls, count) || num_rows !== count || lists !== 0 || !isCount(levels, packed.length))
    return 0;
  const view = new DataView(packed.buffer, packed.byteOffset, levels);
  if (isOptional(decoder) && walkRuns(view, 0, levels, 1, count).set !== count - num_nulls) return 0;
  // Not packed, it does not come by the unpacker.
  if (second.is_compressed === false) checkValues(packed.slice(levels), page, decoder);
  return count;
}

function isOptional({ element }: Decoder): boolean {
  return element.repetition_type !== 'REQUIRED';
}

/** Holds the runs within a page against the number of values its header names. */
function checkValues(bytes: Uint8Array, page: Page, decoder: Decoder): void {
  const header = page.data_page_header ?? page.data_page_header_v2;
  if (!header || page.type === 'DICTIONARY_PAGE') return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  let count = header.num_values - ('num_nulls' in header ? header.num_nulls : 0);
  if (page.type === 'DATA_PAGE' && isOptional(decoder)) {
    const end = 4 + view.getUint32(0, true);
    if (end > bytes.length) throw new Error('parquet levels break off');
    count = walkRuns(view, 4, end, 1, count).set;
    at = end;
  }
  if (count === 0) return;
  const { encoding } = header;
  if (encoding === 'RLE' && decoder.type === 'BOOLEAN') {
    // The length of the runs comes before them.
    walkRuns(view, at + 4, bytes.length, 1, count);
  } else if (encoding.endsWith('_DICTIONARY')) {
    const width = view.getUint8(at);
    if (width > 0) walkRuns(view, at + 1, bytes.length, width, count);
  } else if (encoding.startsWith('DELTA_')) checkDelta(view, at, bytes.length);
}

/** The head of delta-packed values: blocks of a multiple of 128 values, in a whole number of parts of a multiple of 32. */
function checkDelta(view: DataView, start: number, end: number): void {
  let at = start;
  const number = () => {
    let value = 0;
    for (let shift = 0; shift <= 28; shift += 7) {
      if (at >= end) break;
      const byte = view.getUint8(at++);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error('parquet block breaks off');
  };
  const block = number();
  const parts = number();
  if (block === 0 || block > 2 ** 20 || parts === 0 || parts > block || (block / parts) % 8 !== 0) {
    throw new Error(`parquet block of ${block} values in ${parts}`);
  }
}

function unpack(codec: string, input: Uint8Array, length: number): Uint8Array {
  if (!isCount(length, MAX_PAGE)) throw new Error(`parquet page of ${String(length)} bytes`);
  switch (codec) {
    case 'UNCOMPRESSED':
      // A copy, so that whatever reads past its end fails rather than reads the next page.
      return sized(input.slice(), length);
    case 'SNAPPY': {
      const output = new Uint8Array(length);
      snappyUncompress(input, output);
      return output;
    }
    case 'GZIP': {
      const output = sized(gunzipSync(input, { out: new Uint8Array(length) }), length);
      // The unpacker does not look at the check sum by itself.
      const sum = new DataView(input.buffer, input.byteOffset + input.length - 8, 8).getUint32(0, true);
      if (sum !== crc32(output)) throw new Error('parquet page fails its check sum');
      return output;
    }
    case 'ZSTD':
      return sized(unzstd(input, new Uint8Array(length)), length);
    default:
      throw new ImportError('parquet-codec', { codec });
  }
}

function sized(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length !== length) throw new Error(`parquet page of ${bytes.length} bytes, not ${length}`);
  return bytes;
}

/** A whole number from 0 to a limit. A header's types can lie as well as its values: a length may come as a fraction. */
function isCount(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit;
}
