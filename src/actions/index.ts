import type { Action } from './action.ts';
import { GET_HELP } from './get-help.ts';
import { GO_TO_SCREEN } from './go-to-screen.ts';
import { OPEN_DATA } from './open-data.ts';
import { SET_THEME } from './set-theme.ts';
import { SET_VIEW } from './set-view.ts';
import { UNDO } from './undo.ts';

/** Every command there is. */
export const ACTIONS: readonly Action[] = [
  ...GO_TO_SCREEN,
  ...UNDO,
  ...SET_VIEW,
  ...OPEN_DATA,
  ...GET_HELP,
  ...SET_THEME,
];

export type { Action, ActionIcon, Stage } from './action.ts';
