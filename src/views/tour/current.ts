import { workspace } from '../../session/current.ts';
import { Tour } from './tour.svelte.ts';

/** The page's one tour. */
export const tour = new Tour(() => workspace.screen);
