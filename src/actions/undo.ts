import { enHistory } from '../i18n/en-history.ts';
import { translator } from '../i18n/translate.ts';
import type { Action } from './action.ts';

const t = translator(enHistory);

/** A text field takes back its own letters by the same keys: they mean these only elsewhere. */
export const UNDO: readonly Action[] = [
  {
    id: 'undo',
    group: 'edit',
    label: t('undo'),
    icon: 'undo',
    keys: ['Mod+Z'],
    enabled: ({ workspace }) => workspace.history.undoable !== null,
    perform: ({ workspace }) => workspace.undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    label: t('redo'),
    icon: 'redo',
    keys: ['Mod+Y', 'Mod+Shift+Z'],
    enabled: ({ workspace }) => workspace.history.redoable !== null,
    perform: ({ workspace }) => workspace.redo(),
  },
];
