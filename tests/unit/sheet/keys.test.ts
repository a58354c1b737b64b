import { expect, test } from 'vitest';
import { enGrid } from '../../../src/i18n/en-grid.ts';
import { commandOf, GRID_SHORTCUTS } from '../../../src/sheet/keys.ts';

const press = (keys: string) => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return commandOf({
    key: key === 'Space' ? ' ' : key,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  });
};

test('keys mean in the grid what they mean in Excel', () => {
  expect(press('ArrowLeft')).toEqual({ move: 'left', extend: false });
  expect(press('Shift+ArrowDown')).toEqual({ move: 'down', extend: true });
  expect(press('Ctrl+ArrowUp')).toEqual({ move: 'first-row', extend: false });
  expect(press('Ctrl+Shift+ArrowRight')).toEqual({ move: 'last-column', extend: true });
  expect(press('Meta+ArrowDown')).toEqual({ move: 'last-row', extend: false });
  expect(press('Home')).toEqual({ move: 'first-column', extend: false });
  expect(press('Ctrl+Shift+End')).toEqual({ move: 'last-cell', extend: true });
  expect(press('Alt+PageDown')).toEqual({ move: 'page-right', extend: false });
  expect(press('Shift+Enter')).toEqual({ step: 'rows', backwards: true });
  expect(press('Tab')).toEqual({ step: 'columns', backwards: false });
  expect(press('Shift+Space')).toEqual({ act: 'select-row' });
  expect(press('Ctrl+Space')).toEqual({ act: 'select-column' });
  expect(press('Ctrl+Shift+Space')).toEqual({ act: 'select-all' });
  expect(press('Ctrl+A')).toEqual({ act: 'select-all' });
  expect(press('Ctrl+c')).toEqual({ act: 'copy' });
  expect(press('Ctrl+Shift+C')).toEqual({ act: 'copy-with-head' });
  expect(press('Alt+ArrowDown')).toEqual({ act: 'menu' });
  expect(press('Alt+Shift+ArrowRight')).toEqual({ shift: 1 });
  expect(press('Alt+Shift+ArrowDown')).toEqual({ widen: -1 });
});

test('what the browser or the page need is left to them', () => {
  for (const keys of ['a', 'Space', 'F5', 'Ctrl+R', 'Ctrl+Shift+A', 'Alt+ArrowLeft', 'Ctrl+Alt+C', 'Alt+F4'])
    expect(press(keys), keys).toBeNull();
});

test('every shortcut has words', () => {
  const words: Readonly<Record<string, unknown>> = enGrid;
  for (const { id } of GRID_SHORTCUTS) expect(words[`key.${id}`], id).toBeTypeOf('string');
});
