import type { Component } from 'svelte';
import type { Workspace, WorkbenchScreen } from '../../session/workspace.svelte.ts';

type ScreenModule = { readonly default: Component<{ workspace: Workspace }> };

/** In the order of the rail; each is loaded when it is first asked for. */
export const SCREENS: readonly WorkbenchScreen[] = [
  'overview',
  'pareto',
  'segments',
  'retention',
  'lifetime-value',
];

const load = import.meta.glob<ScreenModule>(['../*/*-screen.svelte', '!../start/*', '!../check/*']);

export function loadScreen(screen: WorkbenchScreen): Promise<ScreenModule> {
  const found = load[`../${screen}/${screen}-screen.svelte`];
  return found ? found() : Promise.reject(new Error(`screens: no ${screen}`));
}
