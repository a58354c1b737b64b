import { enActions } from '../i18n/en-actions.ts';
import { translator } from '../i18n/translate.ts';
import type { Action } from './action.ts';

const t = translator(enActions);

export const GET_HELP: readonly Action[] = [
  {
    id: 'palette',
    group: 'help',
    label: t('palette'),
    icon: 'find',
    keys: ['Mod+K'],
    perform: ({ openPalette }) => openPalette(),
  },
  {
    id: 'shortcuts',
    group: 'help',
    label: t('shortcuts'),
    words: t('shortcuts.words'),
    icon: 'question',
    keys: ['?', 'Mod+/'],
    perform: ({ openShortcuts }) => openShortcuts(),
  },
  {
    id: 'tour',
    group: 'help',
    label: t('tour'),
    words: t('tour.words'),
    icon: 'question',
    perform: ({ openTour }) => openTour(),
  },
];
