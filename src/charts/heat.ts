import type { Look } from './look.ts';

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const whole = Number.parseInt(hex.slice(1), 16);
  return [(whole >> 16) & 255, (whole >> 8) & 255, whole & 255];
}

/** Relative luminance, 0 black to 1 white (WCAG 2.2). */
export function luminance(hex: string): number {
  const [red, green, blue] = rgb(hex).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour at a fraction of the sequential scale; out of bounds is held at the ends. */
export function heat(fraction: number, look: Look): string {
  const last = look.heat.length - 1;
  const at = Math.min(1, Math.max(0, Number.isFinite(fraction) ? fraction : 0)) * last;
  const below = Math.min(last - 1, Math.floor(at));
  const from = rgb(look.heat[below] ?? '#ffffff');
  const to = rgb(look.heat[below + 1] ?? '#ffffff');
  const mixed = from.map((channel, place) =>
    Math.round(channel + ((to[place] ?? 0) - channel) * (at - below)),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** A colour paled towards another: 0 is itself, 1 the other. */
export function paled(colour: string, towards: string, share: number): string {
  const to = rgb(towards);
  const mixed = rgb(colour).map((channel, place) =>
    Math.round(channel + ((to[place] ?? 0) - channel) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** The ink that reads best on a ground: one of the theme's two, or in the middle of the scale plain black or white. */
export function inkOn(ground: string, look: Look): string {
  const better = (one: string, other: string) =>
    contrast(ground, one) >= contrast(ground, other) ? one : other;
  const ink = better(look.heatInkLow, look.heatInkHigh);
  // Of black and white one always has 4.58 to 1 at least.
  return contrast(ground, ink) >= 4.5 ? ink : better('#000000', '#ffffff');
}
