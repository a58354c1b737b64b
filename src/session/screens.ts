/** The screens and the hash each stands under. */
export const ANALYSIS_SCREENS = [
  'overview',
  'pareto',
  'segments',
  'retention',
  'breakdown',
  'lifetime-value',
] as const;
/** Each shows the rows of the table it is called after. */
export const SHEET_SCREENS = ['customers', 'orders', 'lines'] as const;
export const WORKBENCH_SCREENS = [...ANALYSIS_SCREENS, ...SHEET_SCREENS, 'report'] as const;
export type AnalysisScreen = (typeof ANALYSIS_SCREENS)[number];
export type SheetScreen = (typeof SHEET_SCREENS)[number];
export type WorkbenchScreen = (typeof WORKBENCH_SCREENS)[number];
export type Screen = 'start' | 'check' | WorkbenchScreen;

/** @param part a part of the screen that stands for itself, such as a tab */
export function hashOf(screen: Screen, part?: string): string {
  if (screen === 'start') return '#/';
  return part === undefined ? `#/${screen}` : `#/${screen}/${part}`;
}

/** What lies behind a question mark is no part of the way. */
function routeOf(hash: string): string[] {
  return (hash.split('?')[0] ?? '').replace(/^#\/?/, '').split('/');
}

/** The part of its screen a hash asks for; empty where it names none. */
export function partOf(hash: string): string {
  return routeOf(hash)[1] ?? '';
}

/** The screen a hash asks for; the start screen where it names none. */
export function screenOf(hash: string): Screen {
  const [name] = routeOf(hash);
  if (name === 'check') return 'check';
  return WORKBENCH_SCREENS.find((screen) => screen === name) ?? 'start';
}

export function isSheetScreen(screen: Screen): screen is SheetScreen {
  return SHEET_SCREENS.some((one) => one === screen);
}

export function isAnalysisScreen(screen: Screen): screen is AnalysisScreen {
  return ANALYSIS_SCREENS.some((one) => one === screen);
}

/** Whether a hash carries a view (`link.ts`). */
export function carriesView(hash: string): boolean {
  return hash.includes('?view=');
}
