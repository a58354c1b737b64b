import { config, type Look } from './look.ts';
import { paled } from './heat.ts';
import type { Spec } from './spec.ts';

/**
 * A chart as a Vega-Lite specification that any Vega draws: its data inside, nothing of this page's own needed. Compact
 * figures become SI prefixes, hatches pale fills.
 */
export function portableSpec(spec: Spec, look: Look, width: number, title: string): Record<string, unknown> {
  const { customFormatTypes: _ours, ...rest } = config(look);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, anchor: 'start', fontSize: 14, fontWeight: 600, color: look.ink, offset: 12 },
    ...(portable(spec, look) as Record<string, unknown>),
    width,
    config: { ...rest, background: look.panel, aria: true },
  };
}

function portable(part: unknown, look: Look): unknown {
  if (typeof part === 'string') return plainFill(part, look);
  if (Array.isArray(part)) return part.map((one) => portable(one, look));
  if (typeof part !== 'object' || part === null) return part;
  const { formatType, ...rest } = part as Readonly<Record<string, unknown>>;
  const copied = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, portable(value, look)]),
  );
  if (formatType === undefined) return copied;
  return formatType === 'compactFigure' ? { ...copied, format: '~s' } : { ...copied, formatType };
}

function plainFill(text: string, look: Look): string {
  if (!text.startsWith('url(#regulars-hatch')) return text;
  return text === 'url(#regulars-hatch)' ? paled(look.accent, look.panel, 0.6) : look.sunk;
}
