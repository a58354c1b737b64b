import { HostedApp } from './hosted-app.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/** The page's one workspace. */
export const workspace = new Workspace();

/** The app around it, where a host serves it. */
export const hostedApp = new HostedApp((files) => void workspace.openFiles(files));
