/** The screens and the hash each stands under. */
export const WORKBENCH_SCREENS = [
  'overview',
  'pareto',
  'segments',
  'retention',
  'breakdown',
  'lifetime-value',
] as const;
export type WorkbenchScreen = (typeof WORKBENCH_SCREENS)[number];
export type Screen = 'start' | 'check' | WorkbenchScreen;

/** @param part a part of the screen that stands for itself, such as a tab */
export function hashOf(screen: Screen, part?: string): string {
  if (screen === 'start') return '#/';
  return part === undefined ? `#/${screen}` : `#/${screen}/${part}`;
}

/** The part of its screen a hash asks for; empty where it names none. */
export function partOf(hash: string): string {
  return hash.replace(/^#\/?/, '').split('/')[1] ?? '';
}

/** The screen a hash asks for; the start screen where it names none. */
export function screenOf(hash: string): Screen {
  const [name] = hash.replace(/^#\/?/, '').split('/');
  if (name === 'check') return 'check';
  return WORKBENCH_SCREENS.find((screen) => screen === name) ?? 'start';
}
