import type { Component } from 'svelte';
import type { WorkbenchScreen } from '../../session/screens.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';

type ScreenModule = { readonly default: Component<{ workspace: Workspace }> };

/** Each is loaded when it is first asked for. */
const load: Readonly<Record<WorkbenchScreen, () => Promise<ScreenModule>>> = {
  overview: () => import('../overview/overview-screen.svelte'),
  pareto: () => import('../pareto/pareto-screen.svelte'),
  segments: () => import('../segments/segments-screen.svelte'),
  retention: () => import('../retention/retention-screen.svelte'),
  breakdown: () => import('../breakdown/breakdown-screen.svelte'),
  'lifetime-value': () => import('../lifetime-value/lifetime-value-screen.svelte'),
  customers: () => import('../sheet/customers-screen.svelte'),
  orders: () => import('../sheet/orders-screen.svelte'),
  lines: () => import('../sheet/lines-screen.svelte'),
  report: () => import('../report/report-screen.svelte'),
};

export function loadScreen(screen: WorkbenchScreen): Promise<ScreenModule> {
  return load[screen]();
}
