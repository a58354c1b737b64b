import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The folder of reference sales beside the repository, or the one named by REGULARS_REFERENCE. */
const FOLDER =
  process.env['REGULARS_REFERENCE'] ?? fileURLToPath(new URL('../../shared/reference/', import.meta.url));

function path(name: string): string {
  return `${FOLDER.replace(/\/$/, '')}/${name}`;
}

/** Whether these files are there; a test that needs them is skipped where they are not. */
export function hasReference(...names: string[]): boolean {
  return names.every((name) => existsSync(path(name)));
}

/** A reference file's bytes, unpacked where it is gzipped. */
export function referenceBytes(name: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(path(name));
  return new Uint8Array(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

export function referenceTruth(name: string): unknown {
  return JSON.parse(readFileSync(path(name), 'utf8'));
}
