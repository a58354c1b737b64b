import { Workspace } from './workspace.svelte.ts';

/** The page's one workspace. */
export const workspace = new Workspace();
