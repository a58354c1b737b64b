import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  projectWords,
  restoreProject,
  restoreState,
  restoreWords,
  type ProjectInfo,
} from '../../../src/session/project-record.ts';
import { NEW_WORK } from '../../../src/session/work-state.ts';

const ID = '00112233445566778899aabbccddeeff';
const PROJECT: ProjectInfo = {
  id: ID,
  name: 'Bakery',
  sourceName: 'sales.csv',
  sample: null,
  fingerprint: 'abcd',
  lines: 12,
  customers: 3,
  bytes: 4096,
  createdAt: 1,
  changedAt: 2,
  openedAt: 3,
  hasData: true,
  hasFiles: false,
  salt: 'ffeeddccbbaa99887766554433221100',
  options: { delimiter: ';' },
  columns: ['who', 'when'],
  rules: { version: 1 },
  absent: ['comment'],
};

describe('a project read back', () => {
  it('is as it was written', () => {
    expect(restoreProject(structuredClone(PROJECT))).toEqual(PROJECT);
  });

  it('has defaults where a field is missing or of another kind', () => {
    const plain = {
      name: '',
      sourceName: '',
      sample: null,
      fingerprint: '',
      lines: 0,
      customers: 0,
      bytes: 0,
      createdAt: 0,
      changedAt: 0,
      openedAt: 0,
      hasData: false,
      hasFiles: false,
      options: {},
      columns: [],
      rules: null,
      absent: [],
    };
    for (const [field, value] of Object.entries(plain)) {
      const { [field]: _gone, ...rest } = { ...PROJECT } as Record<string, unknown>;
      expect(restoreProject(rest), field).toEqual({ ...PROJECT, [field]: value });
    }
    expect(
      restoreProject({ ...PROJECT, lines: -1, customers: NaN, name: 5, columns: ['a', 7, null] }),
    ).toEqual({
      ...PROJECT,
      lines: 0,
      customers: 0,
      name: '',
      columns: ['a'],
    });
  });

  it('gets a salt where it lost its own, and is none without an id', () => {
    expect(restoreProject({ ...PROJECT, salt: '' })?.salt).toMatch(/^[0-9a-f]{32}$/);
    for (const id of [undefined, null, '', 'x', 7, `${ID}0`])
      expect(restoreProject({ ...PROJECT, id })).toBeNull();
    for (const value of [null, undefined, [], 'text', 5]) expect(restoreProject(value)).toBeNull();
  });

  it('never throws, whatever lies there', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (project, state) => {
        restoreProject(project);
        restoreProject({ ...PROJECT, options: project, columns: state, rules: project, salt: state });
        expect(restoreState(state).route).toMatch(/^(#\/[a-z0-9/-]*)?$/);
        expect(restoreWords(project).words.version).toBe(1);
      }),
    );
  });
});

describe('what a project file says', () => {
  const state = { work: { ...NEW_WORK, comparedWith: 'all' }, route: '#/retention/cohorts' };

  it('is what the project says, without its id, its salt and what lies on this device', () => {
    const words = projectWords(PROJECT, state);
    expect(words).toEqual({
      version: 1,
      name: 'Bakery',
      sourceName: 'sales.csv',
      createdAt: 1,
      changedAt: 2,
      pseudonymised: false,
      columns: ['who', 'when'],
      rules: { version: 1 },
      work: { ...NEW_WORK, comparedWith: 'all' },
      route: '#/retention/cohorts',
    });
    expect(restoreWords(structuredClone(words))).toEqual({ words, dropped: [] });
  });

  it('tells what a later version added, and where all of it was damaged', () => {
    expect(restoreWords({ version: 2 }).dropped).toEqual([{ part: 'version', count: 1 }]);
    expect(restoreWords(undefined).dropped).toEqual([{ part: 'work', count: 1 }]);
    // Data alone: nothing was ever said of them.
    expect(restoreWords(null).dropped).toEqual([]);
  });

  it('leads nowhere but to screens', () => {
    for (const route of ['javascript:alert(1)', '#/x y', 'http://elsewhere', '#/'.padEnd(200, 'a'), 5])
      expect(restoreWords({ route }).words.route).toBe('');
  });
});
