import { enActions } from '../i18n/en-actions.ts';
import { translator } from '../i18n/translate.ts';
import { WORKBENCH_SCREENS } from '../session/screens.ts';
import { loaded, type Action } from './action.ts';

const t = translator(enActions);

/** The parts of screens that stand under an address of their own, but the one a screen opens with. */
const PARTS = {
  segments: ['rfm', 'ladder', 'overdue'],
  retention: ['growth', 'cohorts'],
  'lifetime-value': ['what-if'],
} as const;

export const GO_TO_SCREEN: readonly Action[] = [
  ...WORKBENCH_SCREENS.map((screen): Action => ({
    id: `go-${screen}`,
    group: 'go',
    label: t(`go.${screen}`),
    icon: screen,
    enabled: loaded,
    perform: ({ workspace }) => workspace.navigate(screen),
  })),
  ...(['segments', 'retention', 'lifetime-value'] as const).flatMap((screen) =>
    PARTS[screen].map((part): Action => ({
      id: `go-${screen}-${part}`,
      group: 'go',
      label: t(`go.${part}`),
      icon: screen,
      enabled: loaded,
      perform: ({ workspace }) => workspace.navigate(screen, part),
    })),
  ),
  {
    id: 'go-check',
    group: 'go',
    label: t('go.check'),
    words: t('go.check.words'),
    icon: 'data',
    enabled: ({ workspace }) => workspace.check !== null,
    perform: ({ workspace }) => workspace.navigate('check'),
  },
  {
    id: 'go-start',
    group: 'go',
    label: t('go.start'),
    words: t('go.start.words'),
    icon: 'arrow-left',
    perform: ({ workspace }) => workspace.navigate('start'),
  },
];
