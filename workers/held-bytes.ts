import { lineIndex } from '../src/model/line-index.ts';
import type { View } from '../src/model/dataset.ts';

/** What a pointer or a number in a plain array takes. */
const ENTRY = 8;

/**
 * Bytes in the arrays that a value holds, near enough: what a view or a result takes is in its arrays.
 *
 * @param known buffers and objects that somebody else holds; those of the value are added
 */
export function heldBytes(value: unknown, known: Set<unknown> = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null) return 0;
  const itself = ArrayBuffer.isView(value) ? value.buffer : value;
  if (known.has(itself)) return 0;
  known.add(itself);
  if (ArrayBuffer.isView(value)) return value.buffer.byteLength;
  let bytes = 0;
  if (Array.isArray(value)) {
    bytes = value.length * ENTRY;
    // An array is of one kind of thing: of texts and numbers nothing more is to be known.
    if (typeof value[0] !== 'object') return bytes;
  }
  for (const part of Object.values(value)) bytes += heldBytes(part, known);
  return bytes;
}

/** Bytes that go when a view goes: not those of the lines and their index, which views share. */
export function viewBytes({ dataset, ...own }: View): number {
  const known = new Set<unknown>([own.settings]);
  heldBytes(lineIndex(dataset.lines), known);
  return heldBytes(own, known);
}
