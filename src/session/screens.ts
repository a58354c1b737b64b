/** The screens and the hash each stands under. */
export const WORKBENCH_SCREENS = ['overview', 'pareto', 'segments', 'retention', 'lifetime-value'] as const;
export type WorkbenchScreen = (typeof WORKBENCH_SCREENS)[number];
export type Screen = 'start' | 'check' | WorkbenchScreen;

export function hashOf(screen: Screen): string {
  return screen === 'start' ? '#/' : `#/${screen}`;
}

/** The screen a hash asks for; the start screen where it names none. */
export function screenOf(hash: string): Screen {
  const name = hash.replace(/^#\/?/, '');
  if (name === 'check') return 'check';
  return WORKBENCH_SCREENS.find((screen) => screen === name) ?? 'start';
}
