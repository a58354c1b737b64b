import { restoreSelection } from '../model/restore-selection.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../model/settings.ts';

/** Civil days of the years 1 to 9999. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** The settings every analysis obeys, from anything; what does not hold is at its default. Never throws. */
export function restoreView(value: unknown): ViewSettings {
  const view = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const from = dayOr(view['from'], null);
  const to = dayOr(view['to'], null);
  const crossed = from !== null && to !== null && from > to;
  return {
    step: oneOf(view['step'], ['auto', 'day', 'week', 'month', 'quarter', 'year'], DEFAULT_VIEW.step),
    weekStart: oneOf(view['weekStart'], ['monday', 'sunday'], DEFAULT_VIEW.weekStart),
    measure: oneOf(view['measure'], ['revenue', 'margin', 'purchases'], DEFAULT_VIEW.measure),
    completeThrough: dayOr(view['completeThrough'], DEFAULT_VIEW.completeThrough),
    marginRate: rateOr(view['marginRate'], DEFAULT_VIEW.marginRate),
    zeroIsPurchase: view['zeroIsPurchase'] === true,
    from: crossed ? null : from,
    to: crossed ? null : to,
    selection: restoreSelection(view['selection']),
  };
}

export function oneOf<T extends string>(value: unknown, choices: readonly T[], fallback: T): T {
  return choices.find((choice) => choice === value) ?? fallback;
}

function dayOr(value: unknown, fallback: number | null): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= FIRST_DAY && value <= LAST_DAY
    ? value
    : fallback;
}

function rateOr(value: unknown, fallback: number | null): number | null {
  return typeof value === 'number' && value > 0 && value <= 1 ? value : fallback;
}
