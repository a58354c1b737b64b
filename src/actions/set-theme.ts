import { enActions } from '../i18n/en-actions.ts';
import { translator } from '../i18n/translate.ts';
import type { Action } from './action.ts';

const t = translator(enActions);

export const SET_THEME: readonly Action[] = (['system', 'light', 'dark'] as const).map((theme) => ({
  id: `theme-${theme}`,
  group: 'help',
  label: t(`theme.${theme}`),
  words: t('theme.words'),
  icon: theme === 'light' ? 'sun' : theme === 'dark' ? 'moon' : 'system',
  on: ({ workspace }) => workspace.theme === theme,
  perform: ({ workspace }) => workspace.setTheme(theme),
}));
