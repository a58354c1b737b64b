import type { ImportOptions } from '../import/check.ts';
import { NEW_WORK, restoreWorkState, type Dropped, type WorkState } from './work-state.ts';

export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** A project as the list of them knows it. The data, the source files and the work lie beside it. */
export interface ProjectInfo {
  readonly id: string;
  readonly name: string;
  /** Of the file or files; empty where it is not to be known. */
  readonly sourceName: string;
  /** Id of the sample, where the file is one. */
  readonly sample: string | null;
  /** Of the rows read; empty before they were. */
  readonly fingerprint: string;
  readonly lines: number;
  readonly customers: number;
  /** Kept on this device: columns and source files. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly openedAt: number;
  readonly hasData: boolean;
  readonly hasFiles: boolean;
  /** What codes for its customers are made with: never leaves this device. */
  readonly salt: string;
  /** How the source file was read, so that it can be again. */
  readonly options: ImportOptions;
  /** Columns of the source file, and what was decided about them: what a recipe is made of. */
  readonly columns: readonly string[];
  readonly rules: unknown;
  /** Columns that stayed in the source file. */
  readonly absent: readonly string[];
}

/** What is kept of the work: all that was done, and where the user was. */
export interface ProjectState {
  readonly work: WorkState;
  /** `#/retention/cohorts`; empty: nowhere yet. */
  readonly route: string;
}

export const LONGEST_NAME = 120;
const MOST_COLUMNS = 5000;
const LONGEST_ROUTE = 100;

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A project from anything; null where it cannot even be told which. What is missing or mistyped is at its default. */
export function restoreProject(value: unknown): ProjectInfo | null {
  const given = record(value);
  const id = given['id'];
  if (typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id)) return null;
  const { sample, salt } = given;
  return {
    id,
    name: text(given['name'], LONGEST_NAME),
    sourceName: text(given['sourceName'], 1000),
    sample: typeof sample === 'string' ? sample : null,
    fingerprint: text(given['fingerprint'], 100),
    lines: count(given['lines']),
    customers: count(given['customers']),
    bytes: count(given['bytes']),
    createdAt: count(given['createdAt']),
    changedAt: count(given['changedAt']),
    openedAt: count(given['openedAt']),
    hasData: given['hasData'] === true,
    hasFiles: given['hasFiles'] === true,
    salt: typeof salt === 'string' && /^[0-9a-f]{32}$/.test(salt) ? salt : newId(),
    options: record(given['options']),
    columns: texts(given['columns']),
    rules: given['rules'] ?? null,
    absent: texts(given['absent']),
  };
}

/** Never throws. Before anything is known of a work, it is a new one. */
export function restoreState(value: unknown): ProjectState & { readonly dropped: readonly Dropped[] } {
  const given = record(value);
  const { state, dropped } = restoreWorkState(given['work']);
  return { work: state, route: restoreRoute(given['route']), dropped };
}

export const NEW_STATE: ProjectState = { work: NEW_WORK, route: '' };

function restoreRoute(value: unknown): string {
  return typeof value === 'string' && value.length <= LONGEST_ROUTE && /^#\/[a-z0-9/-]*$/.test(value)
    ? value
    : '';
}

/** What a project file says of its project, beside the data. */
export interface ProjectWords {
  readonly version: 1;
  readonly name: string;
  readonly sourceName: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly pseudonymised: boolean;
  readonly columns: readonly string[];
  readonly rules: unknown;
  readonly work: WorkState;
  readonly route: string;
}

export function projectWords(info: ProjectInfo, { work, route }: ProjectState): ProjectWords {
  const { name, sourceName, createdAt, changedAt, columns, rules } = info;
  return {
    version: 1,
    name,
    sourceName,
    createdAt,
    changedAt,
    pseudonymised: false,
    columns,
    rules,
    work,
    route,
  };
}

/** What a project file says, from anybody's hand. Never throws: `dropped` tells what did not hold. */
export function restoreWords(value: unknown): {
  readonly words: ProjectWords;
  readonly dropped: readonly Dropped[];
} {
  const given = record(value);
  const { state, dropped } = restoreWorkState(given['work']);
  const { version } = given;
  const lost: Dropped[] = [];
  // Damaged within a file whose data are sound.
  if (value === undefined) lost.push({ part: 'work', count: 1 });
  else if (typeof version === 'number' && version > 1) lost.push({ part: 'version', count: 1 });
  return {
    words: {
      version: 1,
      name: text(given['name'], LONGEST_NAME),
      sourceName: text(given['sourceName'], 1000),
      createdAt: count(given['createdAt']),
      changedAt: count(given['changedAt']),
      pseudonymised: given['pseudonymised'] === true,
      columns: texts(given['columns']),
      rules: given['rules'] ?? null,
      work: state,
      route: restoreRoute(given['route']),
    },
    dropped: [...lost, ...dropped.filter(({ part }) => lost.every((one) => one.part !== part))],
  };
}

export function isNamedFile(value: unknown): value is NamedFile {
  const { name, file } = record(value);
  return typeof name === 'string' && file instanceof Blob;
}

function text(value: unknown, most: number): string {
  return typeof value === 'string' ? value.slice(0, most) : '';
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).filter((one): one is string => typeof one === 'string').slice(0, MOST_COLUMNS);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
