import { DEFAULT_VIEW } from '../model/settings.ts';
import { restoreSelections, type SavedSelection } from './restore.ts';
import { hashOf, partOf, screenOf, type Screen } from './screens.ts';
import { NEW_WORK, restoreWorkState, type Dropped, type WorkState } from './work-state.ts';

/**
 * A view as an address: which screen, under which settings and filters; never data, and never what was corrected in it or
 * noted about customers. A filter names the values it asks for, and so does its link.
 *
 * `#/screen/part?view=1.<check>.<deflated JSON, base64url>`: what is at its default is left out.
 */
export interface SharedView {
  readonly screen: Screen;
  readonly part: string;
  readonly work: WorkState;
  /** A selection by name that it is held against. */
  readonly selection: SavedSelection | null;
  /** Name and fingerprint of the file it was made from, to tell whether another one is open. */
  readonly source: { readonly name: string; readonly fingerprint: string } | null;
}

export type LinkProblem = 'link-broken' | 'link-later' | 'link-too-long';

/** The longest an address may be, and what it may unpack to. */
export const LONGEST_LINK = 8 * 1024;
const MOST_UNPACKED = 512 * 1024;
const VERSION = '1';

/** The hash of a view. `link-too-long`: filters name too much, thousands of customers say. */
export async function linkOf(
  { screen, part, work, selection, source }: SharedView,
  address: string,
): Promise<{ readonly hash: string } | { readonly problem: LinkProblem }> {
  const { computed } = work.amendments;
  const packed = await packedText(
    JSON.stringify({
      ...(source && { source }),
      view: changed(work.view, DEFAULT_VIEW),
      ...(Object.keys(work.analyses).length > 0 && { analyses: work.analyses }),
      ...(computed.length > 0 && { amendments: { computed } }),
      ...(Object.keys(work.sheets).length > 0 && { sheets: work.sheets }),
      ...(work.comparedWith !== NEW_WORK.comparedWith && { comparedWith: work.comparedWith }),
      ...(selection && { selection }),
    }),
  );
  const hash = `${hashOf(screen, part === '' ? undefined : part)}?view=${VERSION}.${checkOf(packed)}.${packed}`;
  return address.length + hash.length > LONGEST_LINK ? { problem: 'link-too-long' } : { hash };
}

/** What a hash carries, from anywhere: cut short, altered, made by a later edition or by hand. Never throws. */
export async function viewOfLink(
  hash: string,
): Promise<
  { readonly shared: SharedView; readonly dropped: readonly Dropped[] } | { readonly problem: LinkProblem }
> {
  if (hash.length > LONGEST_LINK) return { problem: 'link-too-long' };
  const [version, check, packed] = (hash.split('?view=')[1] ?? '').split('.');
  if (version !== VERSION)
    return { problem: /^\d+$/.test(version ?? '') && Number(version) > 1 ? 'link-later' : 'link-broken' };
  if (packed === undefined || check !== checkOf(packed)) return { problem: 'link-broken' };
  const found = await unpacked(packed);
  if (found === null) return { problem: 'link-broken' };
  const { amendments, source, selection, ...rest } = found;
  // Whoever wrote it: what changes the data of others is not taken from a link.
  const computed = record(amendments)['computed'];
  const { state, dropped } = restoreWorkState({
    ...rest,
    view: { ...DEFAULT_VIEW, ...record(rest['view']) },
    ...(computed === undefined ? {} : { amendments: { computed } }),
  });
  return {
    shared: {
      screen: screenOf(hash),
      part: partOf(hash),
      work: state,
      selection: restoreSelections([selection])[0] ?? null,
      source: sourceOf(source),
    },
    dropped,
  };
}

function sourceOf(value: unknown): SharedView['source'] {
  const { name, fingerprint } = record(value);
  return typeof name === 'string' && typeof fingerprint === 'string'
    ? { name: name.slice(0, 200), fingerprint }
    : null;
}

function changed<T extends object>(value: T, otherwise: T): Partial<T> {
  const entries = Object.entries(value) as [keyof T, T[keyof T]][];
  const kept = entries.filter(([key, own]) => JSON.stringify(own) !== JSON.stringify(otherwise[key]));
  return Object.fromEntries(kept) as Partial<T>;
}

/** Shows that a link was cut or mistyped on its way. FNV-1a, 32 bits. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

async function packedText(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function unpacked(packed: string): Promise<Record<string, unknown> | null> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      // Eight thousand characters may unpack to millions.
      if (text.length > MOST_UNPACKED) {
        await reader.cancel();
        return null;
      }
    }
    const found: unknown = JSON.parse(text + decoder.decode());
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
