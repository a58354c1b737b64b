import type { Stage } from '../../actions/index.ts';
import { linkedView, workspace } from '../../session/current.ts';
import { tour } from '../tour/current.ts';
import { opened } from './opened.svelte.ts';

/** What the page's commands reach. */
export const stage: Stage = {
  workspace,
  openPalette: () => (opened.panel = 'palette'),
  openShortcuts: () => (opened.panel = 'shortcuts'),
  openTour: () => tour.start(),
  copyLink: () => void linkedView.copy(),
  pickFiles: () => document.querySelector<HTMLInputElement>('input[type=file][data-handle=file]')?.click(),
};
