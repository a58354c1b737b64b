import { expressionFunction } from 'vega';
import { compact } from '../i18n/format.ts';

/** Makes the format of `axis-format.ts` known to Vega: once, before the first chart is parsed. */
export function registerAxisFigures(): void {
  expressionFunction('compactFigure', (value: unknown) => compact(Number(value)));
}
