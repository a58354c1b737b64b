import { enActions } from '../i18n/en-actions.ts';
import { translator } from '../i18n/translate.ts';
import { loaded, type Action } from './action.ts';

const t = translator(enActions);

const MEASURES: readonly Action[] = (['revenue', 'margin', 'purchases'] as const).map((measure) => ({
  id: `measure-${measure}`,
  group: 'view',
  label: t(`measure.${measure}`),
  words: t('measure.words'),
  enabled: loaded,
  on: ({ workspace }) => workspace.view.measure === measure,
  perform: ({ workspace }) => workspace.setView({ measure }),
}));

const STEPS: readonly Action[] = (['auto', 'day', 'week', 'month', 'quarter', 'year'] as const).map(
  (step) => ({
    id: `step-${step}`,
    group: 'view',
    label: t(`step.${step}`),
    words: t('step.words'),
    icon: 'calendar',
    enabled: loaded,
    on: ({ workspace }) => workspace.view.step === step,
    perform: ({ workspace }) => workspace.setView({ step }),
  }),
);

const WEEK_STARTS: readonly Action[] = (['monday', 'sunday'] as const).map((weekStart) => ({
  id: `week-${weekStart}`,
  group: 'view',
  label: t(`week.${weekStart}`),
  words: t('step.words'),
  icon: 'calendar',
  enabled: loaded,
  on: ({ workspace }) => workspace.view.weekStart === weekStart,
  perform: ({ workspace }) => workspace.setView({ weekStart }),
}));

/** What every screen obeys, as the filter bar sets it. */
export const SET_VIEW: readonly Action[] = [
  ...MEASURES,
  ...STEPS,
  ...WEEK_STARTS,
  {
    id: 'zero-is-purchase',
    group: 'view',
    label: t('zero'),
    enabled: loaded,
    on: ({ workspace }) => workspace.view.zeroIsPurchase,
    perform: ({ workspace }) => workspace.setView({ zeroIsPurchase: !workspace.view.zeroIsPurchase }),
  },
  {
    id: 'all-dates',
    group: 'view',
    label: t('allDates'),
    icon: 'calendar',
    enabled: ({ workspace }) => workspace.view.from !== null || workspace.view.to !== null,
    perform: ({ workspace }) => workspace.setView({ from: null, to: null }),
  },
  {
    id: 'clear-filters',
    group: 'view',
    label: t('clearFilters'),
    words: t('clearFilters.words'),
    icon: 'filter',
    enabled: ({ workspace }) => workspace.view.selection.length > 0,
    perform: ({ workspace }) => workspace.setView({ selection: [] }),
  },
];
