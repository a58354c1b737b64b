/** A direction or an end the cursor goes to. */
export type Move =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'first-column'
  | 'last-column'
  | 'first-row'
  | 'last-row'
  | 'page-up'
  | 'page-down'
  | 'page-left'
  | 'page-right'
  | 'first-cell'
  | 'last-cell';

export type GridCommand =
  | { readonly move: Move; readonly extend: boolean }
  | { readonly step: 'rows' | 'columns'; readonly backwards: boolean }
  | { readonly shift: -1 | 1 }
  | { readonly widen: -1 | 1 }
  | {
      readonly act:
        | 'select-row'
        | 'select-column'
        | 'select-all'
        | 'copy'
        | 'copy-with-head'
        | 'find'
        | 'open'
        | 'menu'
        | 'fit'
        | 'escape';
    };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const PLAIN: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first-column',
  End: 'last-column',
  PageUp: 'page-up',
  PageDown: 'page-down',
};
const WITH_CONTROL: Readonly<Record<string, Move>> = {
  ArrowLeft: 'first-column',
  ArrowRight: 'last-column',
  ArrowUp: 'first-row',
  ArrowDown: 'last-row',
  Home: 'first-cell',
  End: 'last-cell',
};

/** What a key means in the grid, as in Excel where Excel knows it; null: it is not the grid's. */
export function commandOf(press: KeyPress): GridCommand | null {
  const { key, shiftKey: extend, altKey: alt } = press;
  const control = press.ctrlKey || press.metaKey;
  if (alt) return control ? null : withAlt(key, extend);
  const move = (control ? WITH_CONTROL : PLAIN)[key];
  if (move !== undefined) return { move, extend };
  if (control) return withControl(key, extend);
  switch (key) {
    case 'Enter':
      return { step: 'rows', backwards: extend };
    case 'Tab':
      return { step: 'columns', backwards: extend };
    case 'F2':
      return extend ? null : { act: 'open' };
    case 'Escape':
      return { act: 'escape' };
    case ' ':
      return extend ? { act: 'select-row' } : null;
    default:
      return null;
  }
}

function withAlt(key: string, shift: boolean): GridCommand | null {
  switch (key) {
    case 'PageUp':
      return { move: 'page-left', extend: shift };
    case 'PageDown':
      return { move: 'page-right', extend: shift };
    case 'ArrowLeft':
      return shift ? { shift: -1 } : null;
    case 'ArrowRight':
      return shift ? { shift: 1 } : null;
    case 'ArrowUp':
      return shift ? { widen: 1 } : null;
    case 'ArrowDown':
      return shift ? { widen: -1 } : { act: 'menu' };
    case 'Enter':
      return shift ? { act: 'fit' } : null;
    default:
      return null;
  }
}

function withControl(key: string, shift: boolean): GridCommand | null {
  switch (key.toLowerCase()) {
    case ' ':
      return { act: shift ? 'select-all' : 'select-column' };
    case 'a':
      return shift ? null : { act: 'select-all' };
    case 'c':
      return { act: shift ? 'copy-with-head' : 'copy' };
    case 'f':
      return shift ? null : { act: 'find' };
    default:
      return null;
  }
}

/** Every shortcut for the sheet that lists them. Words of `id` are `key.<id>` of the catalogue. */
export const GRID_SHORTCUTS = [
  { id: 'arrows', keys: ['←', '→', '↑', '↓'] },
  { id: 'edges', keys: ['Ctrl ←', 'Ctrl →', 'Ctrl ↑', 'Ctrl ↓'] },
  { id: 'row-ends', keys: ['Home', 'End'] },
  { id: 'corners', keys: ['Ctrl Home', 'Ctrl End'] },
  { id: 'pages', keys: ['Page Up', 'Page Down'] },
  { id: 'pages-across', keys: ['Alt Page Up', 'Alt Page Down'] },
  { id: 'extend', keys: ['Shift'] },
  { id: 'enter', keys: ['Enter', 'Shift Enter'] },
  { id: 'tab', keys: ['Tab', 'Shift Tab'] },
  { id: 'row', keys: ['Shift Space'] },
  { id: 'column', keys: ['Ctrl Space'] },
  { id: 'all', keys: ['Ctrl A', 'Ctrl Shift Space'] },
  { id: 'copy', keys: ['Ctrl C'] },
  { id: 'copy-with-head', keys: ['Ctrl Shift C'] },
  { id: 'find', keys: ['Ctrl F'] },
  { id: 'open', keys: ['F2'] },
  { id: 'menu', keys: ['Alt ↓'] },
  { id: 'shift', keys: ['Alt Shift ←', 'Alt Shift →'] },
  { id: 'widen', keys: ['Alt Shift ↑', 'Alt Shift ↓'] },
  { id: 'fit', keys: ['Alt Shift Enter'] },
  { id: 'escape', keys: ['Esc'] },
] as const;
