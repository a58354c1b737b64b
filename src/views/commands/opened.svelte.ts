import type { DefinitionId } from '../definitions/ids.ts';

/** What of the commands lies open over the screen. */
class Opened {
  panel = $state<'palette' | 'shortcuts' | null>(null);
  definition = $state<DefinitionId | null>(null);
}

/** The page's one. */
export const opened = new Opened();
