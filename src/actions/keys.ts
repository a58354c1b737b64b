import type { Action } from './action.ts';

/** What of a key press counts; a KeyboardEvent is one. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * The action a key press asks for; null: none. Where text is written only keys with Mod count, and of those not the ones that
 * mean something to a text field itself (undo and redo).
 */
export function actionOfKey(
  actions: readonly Action[],
  press: KeyPress,
  { apple, writing }: { readonly apple: boolean; readonly writing: boolean },
): Action | null {
  const mod = apple ? press.metaKey : press.ctrlKey;
  const other = apple ? press.ctrlKey : press.metaKey;
  if (other || press.altKey) return null;
  if (writing && (!mod || /^[zy]$/i.test(press.key))) return null;
  const pressed = (keys: string) => {
    const parts = keys.split('+');
    const key = parts.at(-1) ?? '';
    if (parts.includes('Mod') !== mod || key.toLowerCase() !== press.key.toLowerCase()) return false;
    // Which characters take Shift hangs on the keyboard: `?` is what is written, wherever it lies.
    return /^\p{L}$/u.test(key) ? parts.includes('Shift') === press.shiftKey : true;
  };
  return actions.find(({ keys = [] }) => keys.some(pressed)) ?? null;
}

/** Keys as they stand on the keyboard: `Ctrl Shift Z`, on an Apple `⌘ ⇧ Z`. */
export function keyNames(keys: string, apple: boolean): string[] {
  const names: Record<string, string> = apple
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
  return keys.split('+').map((key) => names[key] ?? key);
}

export function isApple(platform: string): boolean {
  return /Mac|iPhone|iPad/.test(platform);
}
