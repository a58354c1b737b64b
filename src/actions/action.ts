import type { Workspace } from '../session/workspace.svelte.ts';
import type { WorkbenchScreen } from '../session/screens.ts';

export type ActionIcon =
  | WorkbenchScreen
  | 'data' | 'arrow-left' | 'arrow-right' | 'calendar' | 'filter' | 'sun' | 'moon' | 'system' | 'open' | 'save' | 'file' | 'find' | 'question'
  | 'undo' | 'redo'; // prettier-ignore

/** What an action may reach beyond the state of the work: the parts of the page that open over a screen. */
export interface Stage {
  readonly workspace: Workspace;
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
  readonly openTour: () => void;
  /** Puts a link to what is on screen on the clipboard. */
  readonly copyLink: () => void;
  /** The system's file picker. */
  readonly pickFiles: () => void;
}

/**
 * A command: one object that menus, the palette, the keys and the tests read. `keys` are spelled as `Mod+Shift+Z`, where
 * Mod is Ctrl, and Command on an Apple; a single character is what the key writes.
 */
export interface Action {
  readonly id: string;
  readonly group: ActionGroup;
  readonly label: string;
  /** Other words somebody may look for it by. */
  readonly words?: string;
  readonly icon?: ActionIcon;
  readonly keys?: readonly string[];
  /** Whether it can be done now; left out: always. */
  readonly enabled?: (stage: Stage) => boolean;
  /** Of one among several that is in force. */
  readonly on?: (stage: Stage) => boolean;
  readonly perform: (stage: Stage) => void;
}

export type ActionGroup = 'go' | 'edit' | 'view' | 'data' | 'help';

/** Somebody has accepted a file. */
export const loaded = ({ workspace }: Stage): boolean => workspace.loaded > 0;
