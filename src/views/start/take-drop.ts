import type { Workspace } from '../../session/workspace.svelte.ts';
import type { Dropped } from '../../ui/dropped.ts';

type Taker = Pick<Workspace, 'progress' | 'refuse' | 'openFiles'>;

/**
 * Opens what was dropped, several files as one table; where there is no file in it or a folder, says so in place. Nothing is
 * lost: what was open stays, and what is being read goes on.
 */
export function takeDrop(workspace: Taker, { files, folders }: Dropped): void {
  const [folder] = folders;
  const count = files.length + folders.length;
  if (workspace.progress) workspace.refuse('drop-busy');
  else if (count === 0) workspace.refuse('drop-nothing');
  else if (folder !== undefined) workspace.refuse('file-directory', { name: folder });
  else void workspace.openFiles(files);
}
