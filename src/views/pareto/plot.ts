import type { View } from 'vega';

/** Where in its drawing a plot lies, in pixels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** @param _drawn counts drawings and fittings, so that who asks is told anew */
export function plotOf(view: View, _drawn: number): Plot {
  const [x, y] = view.origin();
  const padding = view.padding();
  const side = typeof padding === 'number' ? { left: padding, top: padding } : padding;
  // With autosize "fit" the signals hold what is left for the plot itself.
  const [, right = 0] = (view.scale('x') as { range(): number[] }).range();
  const [bottom = 0] = (view.scale('y') as { range(): number[] }).range();
  return { left: x + (side?.left ?? 0), top: y + (side?.top ?? 0), width: right, height: bottom };
}
