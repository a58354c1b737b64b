import type { Loader, View } from 'vega';
import vegaEmbed from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import { currentLocale } from '../i18n/format.ts';
import { registerAxisFigures } from './axis-figures.ts';
import { config, type Look } from './look.ts';
import type { Spec } from './spec.ts';

/**
 * The one place that draws. Expressions are interpreted, never compiled, because the content policy forbids eval;
 * the loader refuses every address, because nothing is fetched; there is no menu that leads off the page.
 */
export interface Drawing {
  readonly view: View;
  /** Fits the drawing to a width in pixels. */
  resize(width: number): Promise<void>;
  /** Gives up timers, listeners and the drawn elements. */
  remove(): void;
}

registerAxisFigures();

function refuse(): Promise<never> {
  return Promise.reject(new Error('charts: nothing is loaded from an address'));
}
const refusingLoader: Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

/**
 * Draws a spec into an element, `width` pixels wide. The drawing before it stays until this one is ready; null where
 * it is no longer `wanted` by then. Rejects where the spec does not compile.
 */
export async function draw(
  element: HTMLElement,
  spec: Spec,
  look: Look,
  width: number,
  wanted: () => boolean,
): Promise<Drawing | null> {
  providePatterns();
  const stage = document.createElement('div');
  const { view, finalize } = await vegaEmbed(
    stage,
    { ...spec, width },
    {
      mode: 'vega-lite',
      ast: true,
      expr: expressionInterpreter,
      actions: false,
      renderer: 'svg',
      loader: refusingLoader,
      defaultStyle: false,
      hover: false,
      // An empty chart is no mishap; errors are thrown.
      logLevel: 1,
      config: config(look),
      formatLocale: numberLocale(),
      tooltip: {
        disableDefaultStyle: true,
        theme: 'regulars',
        offsetX: 12,
        offsetY: 12,
        formatTooltip: tooltipRows,
      },
    },
  );
  const remove = () => {
    finalize();
    stage.remove();
    // The pointer may rest on a mark that goes with the drawing.
    document.getElementById('vg-tooltip-element')?.classList.remove('visible');
  };
  if (!wanted()) {
    remove();
    return null;
  }
  // The element around the drawing speaks for it; a mark of a chart has no name of its own.
  stage.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  element.append(stage);
  return {
    view,
    async resize(next) {
      if (Math.abs(view.width() - next) >= 0.5) await view.width(next).runAsync();
    },
    remove,
  };
}

/** Lines of the hatches: a colour of the theme by name, or any. */
const PATTERNS: readonly [
  name: string,
  strokes: readonly [colour: string, width: number, opacity: number][],
][] = [
  ['regulars-hatch', [['var(--accent)', 2.5, 0.75]]],
  ['regulars-hatch-quiet', [['var(--line-strong)', 1.5, 0.55]]],
  // Dark and light side by side, so that it shows on every shade of the scale.
  ['regulars-hatch-cell', [['#17202b', 1.2, 0.32], ['#ffffff', 1.2, 0.4]]], // prettier-ignore
];

/** The hatches as definitions for a drawing. @param paint makes a colour of one of the page's tokens */
export function hatches(paint: (colour: string) => string): string {
  return PATTERNS.map(([name, strokes]) => {
    const lines = strokes.map(([colour, width, opacity], place) => {
      const x = 1 + place * 2.2;
      return `<line x1="${x}" x2="${x}" y1="0" y2="6" style="stroke:${paint(colour)}" stroke-width="${width}" stroke-opacity="${opacity}"/>`;
    });
    return `<pattern id="${name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${lines.join('')}</pattern>`;
  }).join('');
}

/** The hatches that mark what is not over yet. Once a page: every drawing refers to them by name. */
function providePatterns(): void {
  if (document.getElementById('regulars-hatches')) return;
  const holder = document.createElement('div');
  holder.id = 'regulars-hatches';
  holder.ariaHidden = 'true';
  // Not display:none, which would take the patterns away with it.
  holder.style.cssText = 'position:absolute;width:0;height:0;overflow:hidden';
  holder.innerHTML = `<svg width="0" height="0" focusable="false"><defs>${hatches((colour) => colour)}</defs></svg>`;
  document.body.append(holder);
}

/** A datum's texts as a heading and lines; a tooltip is no part of the page's outline, so its heading is none. */
function tooltipRows(value: unknown, escaped: (text: unknown) => string): string {
  const { title, ...lines } = value as Readonly<Record<string, unknown>>;
  const rows = Object.entries(lines)
    .filter(([, text]) => text !== undefined)
    .map(
      ([name, text]) =>
        `<tr><td class="key">${escaped(name)}</td><td class="value">${escaped(text)}</td></tr>`,
    );
  return `<p>${escaped(title)}</p><table>${rows.join('')}</table>`;
}

/** Separators of the locale in force, as the axes need them. */
function numberLocale(): Record<string, unknown> {
  const parts = new Intl.NumberFormat(currentLocale()).formatToParts(-1_234_567.8);
  const sign = (type: Intl.NumberFormatPartTypes, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return {
    decimal: sign('decimal', '.'),
    thousands: sign('group', ','),
    grouping: [3],
    currency: ['', ''],
    percent: '\u00a0%',
    minus: sign('minusSign', '\u2212'),
  };
}
