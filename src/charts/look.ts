import type { Config } from 'vega-lite';

export type ClassName = 'A' | 'B' | 'C' | 'X' | 'Y' | 'Z' | 'new';

/** The colours a chart is drawn in: plain texts such as `#0f766e`, read from the tokens of the theme in force. */
export interface Look {
  readonly ink: string;
  readonly mute: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly panel: string;
  readonly sunk: string;
  readonly accent: string;
  readonly soft: string;
  readonly font: string;
  readonly classes: Readonly<Record<ClassName, string>>;
  readonly classInk: Readonly<Record<ClassName, string>>;
  /** Least to most. */
  readonly heat: readonly string[];
  readonly heatInkLow: string;
  readonly heatInkHigh: string;
  readonly changeDown: string;
  readonly changeNone: string;
  readonly changeUp: string;
}

/** The light theme: what tests and files to hand on are drawn with, and what stands in where a token is missing. */
export const LIGHT: Look = {
  ink: '#17202b',
  mute: '#55616f',
  line: '#e1e6eb',
  lineStrong: '#b9c3cd',
  panel: '#ffffff',
  sunk: '#eef1f4',
  accent: '#0f766e',
  soft: '#e3f2f0',
  font: 'system-ui, sans-serif',
  classes: {
    A: '#0072b2',
    B: '#56b4e9',
    C: '#b8c2cc',
    X: '#009e73',
    Y: '#e69f00',
    Z: '#d55e00',
    new: '#cfd6dd',
  },
  classInk: {
    A: '#ffffff',
    B: '#0c1a26',
    C: '#17202b',
    X: '#04140f',
    Y: '#1c1300',
    Z: '#140800',
    new: '#17202b',
  },
  heat: ['#eff8f6', '#d9efeb', '#bce2dc', '#97d0c8', '#6dbab1', '#43a198', '#1f8077', '#0f6a62', '#0a4f49'],
  heatInkLow: '#17202b',
  heatInkHigh: '#ffffff',
  changeDown: '#c2571a',
  changeNone: '#dfe4e9',
  changeUp: '#0f766e',
};

/** The dark theme, for what is drawn in both. */
export const DARK: Look = {
  ...LIGHT,
  ink: '#e7ecf1',
  mute: '#9ba8b6',
  line: '#28313b',
  lineStrong: '#4a5765',
  panel: '#171d24',
  sunk: '#1f2730',
  accent: '#2dd4bf',
  soft: '#12302d',
  classes: { ...LIGHT.classes, C: '#4a5663', new: '#37424d' },
  classInk: { ...LIGHT.classInk, C: '#ffffff', new: '#ffffff' },
  heat: ['#14282a', '#143634', '#144641', '#155650', '#17665d', '#18756b', '#23a394', '#36c0af', '#6fe0d0'],
  heatInkLow: '#e7ecf1',
  heatInkHigh: '#05211e',
  changeDown: '#f0935a',
  changeNone: '#3a4550',
  changeUp: '#2dd4bf',
};

/**
 * The tokens in force, from the computed style of the page's root. `colour` writes any way of naming a colour as
 * `#rrggbb`: a build may have shortened `#ffffff` to `#fff` or to a name.
 */
export function readLook(
  style: { getPropertyValue(name: string): string },
  colour: (text: string) => string,
): Look {
  const token = (name: string, otherwise: string) => {
    const text = style.getPropertyValue(`--${name}`).trim();
    return text === '' ? otherwise : colour(text);
  };
  const ofClasses = (otherwise: Look['classes'], end: string): Look['classes'] => ({
    A: token(`class-a${end}`, otherwise.A),
    B: token(`class-b${end}`, otherwise.B),
    C: token(`class-c${end}`, otherwise.C),
    X: token(`class-x${end}`, otherwise.X),
    Y: token(`class-y${end}`, otherwise.Y),
    Z: token(`class-z${end}`, otherwise.Z),
    new: token(`class-new${end}`, otherwise.new),
  });
  return {
    ink: token('ink', LIGHT.ink),
    mute: token('mute', LIGHT.mute),
    line: token('line', LIGHT.line),
    lineStrong: token('line-strong', LIGHT.lineStrong),
    panel: token('panel', LIGHT.panel),
    sunk: token('sunk', LIGHT.sunk),
    accent: token('accent', LIGHT.accent),
    soft: token('soft', LIGHT.soft),
    font: style.getPropertyValue('--font').trim() || LIGHT.font,
    classes: ofClasses(LIGHT.classes, ''),
    classInk: ofClasses(LIGHT.classInk, '-ink'),
    heat: LIGHT.heat.map((colour, place) => token(`heat-${place}`, colour)),
    heatInkLow: token('heat-ink-low', LIGHT.heatInkLow),
    heatInkHigh: token('heat-ink-high', LIGHT.heatInkHigh),
    changeDown: token('change-down', LIGHT.changeDown),
    changeNone: token('change-none', LIGHT.changeNone),
    changeUp: token('change-up', LIGHT.changeUp),
  };
}

/** What every chart shares: quiet axes, no frame, the page's own font. Sizes in pixels. */
export function config(look: Look): Config {
  return {
    customFormatTypes: true,
    background: 'transparent',
    // The figure around the drawing speaks for it, and its table twin holds the figures.
    aria: false,
    font: look.font,
    padding: { left: 2, top: 4, right: 4, bottom: 2 },
    autosize: { type: 'fit', contains: 'padding' },
    view: { stroke: null },
    axis: {
      domain: false,
      ticks: false,
      labelColor: look.mute,
      labelFontSize: 12,
      labelPadding: 6,
      labelOverlap: 'greedy',
      labelSeparation: 8,
      titleColor: look.mute,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      titlePadding: 8,
      gridColor: look.line,
      gridWidth: 1,
    },
    axisX: { grid: false, labelAngle: 0 },
    axisY: { tickCount: 5, titleAngle: 0, titleAlign: 'left', titleAnchor: 'start', titleX: 0, titleY: -12 },
    text: { color: look.ink, fontSize: 12 },
    line: { strokeWidth: 2, strokeJoin: 'round', strokeCap: 'round' },
    range: { heatmap: [...look.heat] },
  };
}
