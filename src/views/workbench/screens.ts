import type { Component } from 'svelte';
import type { Workspace, WorkbenchScreen } from '../../session/workspace.svelte.ts';

type ScreenModule = { readonly default: Component<{ workspace: Workspace }> };

/** In the order of the rail; each is loaded when it is first asked for. */
const load: Readonly<Record<WorkbenchScreen, () => Promise<ScreenModule>>> = {
  overview: () => import('../overview/overview-screen.svelte'),
  pareto: () => import('../pareto/pareto-screen.svelte'),
  segments: () => import('../segments/segments-screen.svelte'),
  retention: () => import('../retention/retention-screen.svelte'),
  'lifetime-value': () => import('../lifetime-value/lifetime-value-screen.svelte'),
};

export const SCREENS: readonly WorkbenchScreen[] = [
  'overview',
  'pareto',
  'segments',
  'retention',
  'lifetime-value',
];

export function loadScreen(screen: WorkbenchScreen): Promise<ScreenModule> {
  return load[screen]();
}
