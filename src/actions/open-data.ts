import { enActions } from '../i18n/en-actions.ts';
import { translator } from '../i18n/translate.ts';
import { loaded, type Action } from './action.ts';

const t = translator(enActions);

/** Files in, pages out. */
export const OPEN_DATA: readonly Action[] = [
  {
    id: 'open-file',
    group: 'data',
    label: t('open'),
    words: t('open.words'),
    icon: 'open',
    keys: ['Mod+O'],
    enabled: ({ workspace }) => workspace.progress === null,
    perform: ({ pickFiles }) => pickFiles(),
  },
  ...(['coffee-shop', 'wood-panels', 'web-shop'] as const).map((sample): Action => ({
    id: `sample-${sample}`,
    group: 'data',
    label: t(`sample.${sample}`),
    words: t('sample.words'),
    icon: 'file',
    enabled: ({ workspace }) => workspace.progress === null,
    perform: ({ workspace }) => void workspace.openSample(sample),
  })),
  {
    id: 'copy-link',
    group: 'data',
    label: t('link'),
    words: t('link.words'),
    icon: 'arrow-right',
    enabled: loaded,
    perform: ({ copyLink }) => copyLink(),
  },
  {
    id: 'print',
    group: 'data',
    label: t('print'),
    words: t('print.words'),
    icon: 'file',
    enabled: loaded,
    // The palette is gone from the page first.
    perform: () => void setTimeout(() => print()),
  },
];
