import { hatches, draw } from './embed.ts';
import { makeLasting } from './lasting-svg.ts';
import type { Look } from './look.ts';
import type { Spec } from './spec.ts';
import { tokenColour } from './token-colour.ts';

const SVG = 'http://www.w3.org/2000/svg';

export interface PictureLegend {
  readonly items: readonly { readonly name: string; readonly colour: string; readonly kind?: string }[];
  /** Words at the ends of the sequential scale. */
  readonly scale?: { readonly low: string; readonly high: string } | null;
}

export interface Drawn {
  /** Detached from the page; nothing in it refers to anything outside it. */
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

/** A chart drawn once and let go: the hatches are inside, ids begin with `prefix`, what the pointer would show is in `data-tip`. */
export async function drawnOnce(spec: Spec, look: Look, width: number, prefix: string): Promise<Drawn> {
  const element = document.createElement('div');
  const drawing = await draw(element, spec, look, width, () => true);
  const svg = element.querySelector('svg');
  if (!drawing || !svg) throw new Error('charts: nothing was drawn');
  for (const mark of svg.querySelectorAll('*')) {
    const tip = tipOf(mark);
    if (tip !== '') mark.setAttribute('data-tip', tip);
  }
  const copy = svg.cloneNode(true) as SVGSVGElement;
  drawing.remove();
  copy.removeAttribute('class');
  if (copy.outerHTML.includes('regulars-hatch')) {
    const defs = document.createElementNS(SVG, 'defs');
    defs.innerHTML = hatches((colour) => tokenColour(look, colour));
    copy.prepend(defs);
  }
  makeLasting(copy, prefix);
  return {
    svg: copy,
    width: Number(copy.getAttribute('width')),
    height: Number(copy.getAttribute('height')),
  };
}

/** What Vega holds for the pointer over a mark: a heading, and names with their texts, a line each. */
function tipOf(mark: Element): string {
  const { tooltip } = ((mark as { __data__?: unknown }).__data__ ?? {}) as { readonly tooltip?: unknown };
  if (typeof tooltip !== 'object' || tooltip === null) return '';
  const { title, ...lines } = tooltip as Readonly<Record<string, unknown>>;
  const rows = Object.entries(lines).filter(([, text]) => text !== undefined && text !== null);
  return [
    typeof title === 'string' ? title : '',
    ...rows.map(([name, text]) => `${name}\t${String(text)}`),
  ].join('\n');
}

/** A chart to hand on: its title and legend over it, on the ground of the look. Text is text, and escaped by whoever writes the file out. */
export async function picture(
  spec: Spec,
  look: Look,
  width: number,
  title: string,
  legend: PictureLegend,
): Promise<Drawn> {
  const PADDING = 20;
  const drawn = await drawnOnce(spec, look, width, 'c-');
  for (const mark of drawn.svg.querySelectorAll('[data-tip]')) mark.removeAttribute('data-tip');
  const whole = document.createElementNS(SVG, 'svg');
  whole.setAttribute('xmlns', SVG);
  const full = drawn.width + 2 * PADDING;
  const add = (
    parent: Element,
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    text = '',
  ) => {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
    made.textContent = text;
    parent.append(made);
    return made;
  };
  const ground = add(whole, 'rect', { width: full, fill: look.panel });
  let y = PADDING;
  for (const line of wrapped(title, `600 16px ${look.font}`, drawn.width)) {
    y += 16;
    add(whole, 'text', { x: PADDING, y, fill: look.ink, 'font-family': look.font, 'font-size': 16, 'font-weight': 600 }, line); // prettier-ignore
    y += 6;
  }
  y += 6;
  const { items, scale } = legend;
  let x = PADDING;
  const words = (text: string) => {
    add(whole, 'text', { x, y: y + 10, fill: look.mute, 'font-family': look.font, 'font-size': 12 }, text);
    x += widthOf(text, `12px ${look.font}`);
  };
  for (const { name, colour, kind } of items) {
    const paint = tokenColour(look, colour);
    const needed = 24 + widthOf(name, `12px ${look.font}`);
    if (x > PADDING && x + needed > PADDING + drawn.width) {
      x = PADDING;
      y += 18;
    }
    const box = kind === 'box' || kind === 'band' || kind === 'hatch';
    if (box) add(whole, 'rect', { x, y, width: 16, height: 12, rx: 2, fill: paint, 'fill-opacity': kind === 'box' ? 1 : 0.4 }); // prettier-ignore
    else
      add(whole, 'line', { x1: x, x2: x + 16, y1: y + 6, y2: y + 6, stroke: paint, 'stroke-width': kind === 'thick' ? 3.5 : 2.25, ...(kind === 'dashed' ? { 'stroke-dasharray': '4 3' } : {}) }); // prettier-ignore
    x += 22;
    words(name);
    x += 16;
  }
  if (scale) {
    words(scale.low);
    for (const [at, colour] of look.heat.entries())
      add(whole, 'rect', { x: x + 8 + at * 14, y: y + 1, width: 14, height: 10, fill: colour });
    x += 16 + look.heat.length * 14;
    words(scale.high);
  }
  if (items.length > 0 || scale) y += 24;
  drawn.svg.setAttribute('x', String(PADDING));
  drawn.svg.setAttribute('y', String(y));
  whole.append(drawn.svg);
  const height = Math.ceil(y + drawn.height + PADDING);
  ground.setAttribute('height', String(height));
  whole.setAttribute('width', String(full));
  whole.setAttribute('height', String(height));
  whole.setAttribute('viewBox', `0 0 ${full} ${height}`);
  return { svg: whole, width: full, height };
}

/** A drawing as text, in which the browser has escaped whatever came from data. */
export function svgText(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}

/** A picture as PNG, at twice its size for sharp print. */
export async function png(drawn: Drawn, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svgText(drawn.svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('charts: no picture was made'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

let pen: CanvasRenderingContext2D | null = null;
function widthOf(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 7;
  pen.font = font;
  return pen.measureText(text).width;
}

/** The lines a text takes at a width. */
function wrapped(text: string, font: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, font) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
