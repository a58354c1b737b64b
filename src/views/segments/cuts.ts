import type { AbcXyzSettings } from '../../analysis/abc-xyz.ts';

/** Cuts of the variation: what suits retail, and the 0.10 / 0.25 of the textbooks on stock keeping. */
export const PRESETS = {
  default: { cutX: 0.5, cutY: 1 },
  textbook: { cutX: 0.1, cutY: 0.25 },
} as const;

export function presetOf({
  cutX,
  cutY,
}: Pick<AbcXyzSettings, 'cutX' | 'cutY'>): 'default' | 'textbook' | 'own' {
  for (const name of ['default', 'textbook'] as const)
    if (PRESETS[name].cutX === cutX && PRESETS[name].cutY === cutY) return name;
  return 'own';
}

export const ABC_XYZ_DEFAULTS: AbcXyzSettings = {
  cutA: 0.8,
  cutB: 0.95,
  cutX: 0.5,
  cutY: 1,
  minPeriods: 4,
  window: 'own',
  step: 'view',
};
