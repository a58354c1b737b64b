import { FileMaking } from './file-making.svelte.ts';
import { HostedApp } from './hosted-app.svelte.ts';
import { LinkedView } from './linked-view.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/** The page's one workspace. */
export const workspace = new Workspace();

/** The files made of its tables. */
export const fileMaking = new FileMaking(workspace);

/** A view that came as a link, or is to go as one. */
export const linkedView = new LinkedView(workspace);

/** The app around it, where a host serves it. */
export const hostedApp = new HostedApp((files) => void workspace.openFiles(files));
