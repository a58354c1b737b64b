import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/actions/action.ts';
import { actionOfKey, isApple, keyNames, type KeyPress } from '../../../src/actions/keys.ts';
import { ACTIONS } from '../../../src/actions/index.ts';

const named = (id: string, ...keys: string[]): Action => ({
  id,
  group: 'help',
  label: id,
  keys,
  perform: () => undefined,
});
const actions = [
  named('palette', 'Mod+K'),
  named('undo', 'Mod+Z'),
  named('redo', 'Mod+Shift+Z', 'Mod+Y'),
  named('help', '?'),
];

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}
const here = { apple: false, writing: false };
const id = (pressed: KeyPress, where = here) => actionOfKey(actions, pressed, where)?.id ?? null;

describe('a key press', () => {
  test('finds the action of its keys, Ctrl being Mod', () => {
    expect(id(press('k', { ctrlKey: true }))).toBe('palette');
    expect(id(press('K', { ctrlKey: true }))).toBe('palette');
    expect(id(press('k'))).toBe(null);
  });

  test('tells Shift with letters apart', () => {
    expect(id(press('z', { ctrlKey: true }))).toBe('undo');
    expect(id(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
    expect(id(press('y', { ctrlKey: true }))).toBe('redo');
    expect(id(press('K', { ctrlKey: true, shiftKey: true }))).toBe(null);
  });

  test('is what it writes for signs, whatever has to be held for them', () => {
    expect(id(press('?', { shiftKey: true }))).toBe('help');
    expect(id(press('?'))).toBe('help');
    expect(id(press('?', { ctrlKey: true }))).toBe(null);
  });

  test('takes Command on an Apple, and there leaves Ctrl alone', () => {
    const apple = { apple: true, writing: false };
    expect(id(press('k', { metaKey: true }), apple)).toBe('palette');
    expect(id(press('k', { ctrlKey: true }), apple)).toBe(null);
    expect(id(press('k', { metaKey: true }))).toBe(null);
    expect(id(press('k', { ctrlKey: true, altKey: true }))).toBe(null);
  });

  test('leaves text fields their letters and their own undo', () => {
    const writing = { apple: false, writing: true };
    expect(id(press('?'), writing)).toBe(null);
    expect(id(press('z', { ctrlKey: true }), writing)).toBe(null);
    expect(id(press('y', { ctrlKey: true }), writing)).toBe(null);
    expect(id(press('k', { ctrlKey: true }), writing)).toBe('palette');
  });
});

test('keys are written as they stand on the keyboard', () => {
  expect(keyNames('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyNames('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
  expect(isApple('MacIntel')).toBe(true);
  expect(isApple('Linux x86_64')).toBe(false);
});

describe('the registry', () => {
  test('names every action once', () => {
    const ids = ACTIONS.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = ACTIONS.map((action) => action.label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('gives no keys to two actions', () => {
    const keys = ACTIONS.flatMap((action) => action.keys ?? []);
    expect(keys.length).toBeGreaterThan(3);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
