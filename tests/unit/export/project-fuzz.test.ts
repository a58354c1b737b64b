import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Container, writeContainer, type Part } from '../../../src/export/container.ts';
import { datasetParts } from '../../../src/export/dataset-file.ts';
import { ProjectError } from '../../../src/export/project-error.ts';
import { readProjectFile, writeProjectFile } from '../../../src/export/project-file.ts';
import { readDataset } from '../../../src/export/read-dataset.ts';
import { wholeData, wordsAndFigures } from '../../../src/export/words-and-figures.ts';
import { results } from '../../../src/headless.ts';
import {
  projectWords,
  restoreProject,
  restoreState,
  restoreWords,
} from '../../../src/session/project-record.ts';
import { latestOf, slotOf } from '../../../src/session/project-slots.ts';
import { NEW_WORK } from '../../../src/session/work-state.ts';
import { datasetOf, linesOf } from '../model/small-dataset.ts';
import { plainDataset } from './plain-dataset.ts';

/** `REGULARS_MUTATIONS=10000 npx vitest run --project unit tests/unit/export/project-fuzz` tries as many of each kind. */
const MUTATIONS = Number(process.env['REGULARS_MUTATIONS'] ?? '400');

const DATASET = datasetOf(
  linesOf(`
    ann 2021-01-05 10 o1
    bob 2021-01-09 20 o2
    ann 2021-02-11 30 o3
    -   2021-02-12 40 o4
    ann 2021-03-11 -5 o5
    bob 2021-04-02 25 o6
  `),
);
const INFO = restoreProject({
  id: '00112233445566778899aabbccddeeff',
  name: 'Fuzz',
  columns: ['who', 'when', 'paid'],
  rules: { version: 1, roles: { customer: 0 } },
});
const WORDS = INFO && projectWords(INFO, { work: NEW_WORK, route: '#/pareto' });

/** Opens a file as the page does; answers what came of it. Anything but a refusal with a word is thrown on. */
async function opened(file: Blob): Promise<'refused' | { data: unknown; words: unknown; dropped: number }> {
  try {
    const { project, hasData } = await readProjectFile(file);
    const { words, dropped } = restoreWords(project);
    if (!hasData) return { data: null, words, dropped: dropped.length };
    const { dataset } = await readDataset(await Container.open(file));
    return { data: plainDataset(dataset), words, dropped: dropped.length };
  } catch (error) {
    if (error instanceof ProjectError) return 'refused';
    throw error;
  }
}

/** Some values put in place of others in plain data, wherever the numbers lead. */
function mutated(value: unknown, places: readonly number[], put: readonly unknown[]): unknown {
  let seen = 0;
  const total = count(value);
  const at = new Map(places.map((place, index) => [place % total, put[index % put.length]]));
  const walk = (one: unknown): unknown => {
    const here = seen++;
    if (at.has(here)) return at.get(here);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value);
}

function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + count(one), 1);
}

const anything = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    '#',
    -1,
    0,
    0.5,
    NaN,
    Infinity,
    -0,
    2 ** 31,
    1e300,
    true,
    [],
    {},
    '__proto__',
  ),
  fc.anything({ withNullPrototype: false }),
  fc.double(),
  fc.integer(),
  fc.string(),
);

describe('a project file from anybody’s hand', () => {
  test('opens as it was or is refused with a word, whatever happened to its bytes', async () => {
    const whole = new Uint8Array(await (await writeProjectFile(WORDS, DATASET)).arrayBuffer());
    const sound = plainDataset(DATASET);
    const byte = fc.record({ at: fc.nat(), value: fc.nat(255) });
    const harm = fc.record({
      changes: fc.array(byte, { maxLength: 6 }),
      cut: fc.option(fc.nat(), { freq: 3 }),
      insert: fc.option(fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 40 }) }), { freq: 3 }),
      repeat: fc.option(fc.record({ from: fc.nat(), length: fc.nat(200), to: fc.nat() }), { freq: 3 }),
    });
    let refused = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(harm, async ({ changes, cut, insert, repeat }) => {
        let bytes = [...whole];
        for (const { at, value } of changes) bytes[at % bytes.length] = value;
        if (insert) bytes.splice(insert.at % bytes.length, 0, ...insert.bytes);
        if (repeat) {
          const from = repeat.from % bytes.length;
          bytes.splice(repeat.to % bytes.length, 0, ...bytes.slice(from, from + repeat.length));
        }
        if (cut !== null) bytes = bytes.slice(0, cut % bytes.length);
        const answer = await opened(new Blob([Uint8Array.from(bytes)]));
        if (answer === 'refused') {
          refused++;
          return;
        }
        found++;
        expect(answer.data).toEqual(sound);
      }),
      { numRuns: MUTATIONS },
    );
    expect(refused).toBeGreaterThan(found);
    if (process.env['REGULARS_MUTATIONS'] !== undefined)
      process.stdout.write(
        `${MUTATIONS} files harmed: ${refused} refused with a word, ${found} opened as they were, 0 otherwise\n`,
      );
  });

  test('opens with what is sound or is refused, whatever it says under check sums that are right', async () => {
    const parts = datasetParts(DATASET);
    const bytesOf = (name: string) => parts.find((part) => part.name === name)?.bytes ?? new Uint8Array();
    const figures = new Float64Array(bytesOf('figures').slice().buffer);
    const lines = wholeData(new TextDecoder().decode(bytesOf('lines')), figures)?.value;
    const said = (name: string, value: unknown): Part[] => {
      const { words, figures: numbers } = wordsAndFigures(value ?? null);
      return [
        { name, number: 0, bytes: new TextEncoder().encode(words) },
        name === 'lines'
          ? { name: 'figures', number: 0, bytes: new Uint8Array(numbers.buffer) }
          : { name, number: 1, bytes: new Uint8Array(numbers.buffer) },
      ];
    };
    const harm = fc.record({
      about: fc.constantFrom('project', 'lines'),
      places: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      put: fc.array(anything, { minLength: 1, maxLength: 4 }),
      left: fc.option(fc.nat(), { freq: 5 }),
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(harm, async ({ about, places, put, left }) => {
        const broken = (name: 'project' | 'lines', value: unknown) =>
          said(name, name === about ? plain(mutated(value, places, put)) : value);
        const all = [
          ...broken('project', WORDS),
          ...broken('lines', lines),
          ...parts.filter(({ name }) => name !== 'lines' && name !== 'figures'),
        ];
        if (left !== null) all.splice(left % all.length, 1);
        const file = await writeContainer(all, true);
        const answer = await opened(file);
        if (answer === 'refused') {
          refused++;
          return;
        }
        if (answer.data === null) return;
        // What was let in can be worked with.
        const { dataset } = await readDataset(await Container.open(file));
        expect(Number.isFinite(results(dataset).totals.revenue)).toBe(true);
      }),
      { numRuns: MUTATIONS },
    );
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(MUTATIONS);
  });

  test('leaves a state that stands, whatever was kept on the device', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        fc.array(anything, { minLength: 1 }),
        (places, put) => {
          const kept = { work: { ...NEW_WORK, analyses: { ladder: { wallet: 0.5 } } }, route: '#/retention' };
          const harmed = plain(mutated(kept, places, put));
          const state = restoreState(latestOf([slotOf(3, harmed ?? null)])?.state);
          // Restored once it holds: restored again it is the same.
          expect(restoreState(structuredClone({ work: state.work, route: state.route }))).toEqual({
            work: state.work,
            route: state.route,
            dropped: [],
          });
        },
      ),
      { numRuns: MUTATIONS },
    );
  });
});

/** Anything as JSON would have it. */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(
      JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? Number(one) : one)) ?? 'null',
    );
  } catch {
    return null;
  }
}
