import { expect, test, vi } from 'vitest';
import { daysAgo } from '../../../../src/views/start/days-ago.ts';
import { takeDrop } from '../../../../src/views/start/take-drop.ts';

const file = (name: string) => new File(['x'], name);
function taker(progress: { done: number; total: number; startedAt: number } | null = null) {
  return { progress, refuse: vi.fn(), openFiles: vi.fn(() => Promise.resolve()) };
}

test('one file is opened', () => {
  const workspace = taker();
  const sales = file('sales.csv');
  takeDrop(workspace, { files: [sales], folders: [] });
  expect(workspace.openFiles.mock.calls).toEqual([[[sales]]]);
  expect(workspace.refuse).not.toHaveBeenCalled();
});

test('several files are opened together', () => {
  const workspace = taker();
  const files = [file('january.csv'), file('february.csv')];
  takeDrop(workspace, { files, folders: [] });
  expect(workspace.openFiles.mock.calls).toEqual([[files]]);
});

test('a folder, or no file at all, is refused with the reason', () => {
  const cases = [
    [{ files: [], folders: ['exports'] }, 'file-directory', { name: 'exports' }],
    [{ files: [file('a')], folders: ['exports'] }, 'file-directory', { name: 'exports' }],
    [{ files: [], folders: [] }, 'drop-nothing', undefined],
  ] as const;
  for (const [dropped, code, params] of cases) {
    const workspace = taker();
    takeDrop(workspace, dropped);
    expect(workspace.openFiles).not.toHaveBeenCalled();
    expect(workspace.refuse.mock.calls).toEqual([params ? [code, params] : [code]]);
  }
});

test('a drop during work leaves the work alone', () => {
  const workspace = taker({ done: 1, total: 2, startedAt: 0 });
  takeDrop(workspace, { files: [file('b.csv')], folders: [] });
  expect(workspace.openFiles).not.toHaveBeenCalled();
  expect(workspace.refuse.mock.calls).toEqual([['drop-busy']]);
});

test('days ago are counted by midnights, not by hours', () => {
  const at = (day: number, hour: number) => new Date(2024, 2, day, hour).getTime();
  expect(daysAgo(at(9, 23), at(10, 1))).toBe(1);
  expect(daysAgo(at(10, 1), at(10, 23))).toBe(0);
  // The clocks change on 31 March in much of the world.
  expect(daysAgo(at(30, 12), at(32, 12))).toBe(2);
});
