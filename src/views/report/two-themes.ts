import { drawnOnce } from '../../charts/picture.ts';
import { DARK, LIGHT } from '../../charts/look.ts';
import type { MakeSpec } from '../../charts/stage.ts';

/** Colours that differ between the themes, each pair under a name of its own. */
export class Palette {
  readonly #names = new Map<string, string>();

  /** The name under which a pair stands in the style of the page. */
  name(light: string, dark: string): string {
    const pair = `${light} ${dark}`;
    const name = this.#names.get(pair) ?? `--p${this.#names.size}`;
    this.#names.set(pair, name);
    return name;
  }

  /** Definitions for the light theme, and for the dark. */
  get css(): { readonly light: string; readonly dark: string } {
    const side = (place: 0 | 1) =>
      [...this.#names].map(([pair, name]) => `${name}:${splitPair(pair)[place]}`).join(';');
    return { light: side(0), dark: side(1) };
  }
}

/** Colours may hold spaces inside brackets: `rgba(1, 2, 3, 0.5)`. */
function splitPair(pair: string): readonly [string, string] {
  const parts = pair.match(/[^\s(]+(?:\([^)]*\))?/g) ?? [];
  return [parts[0] ?? '', parts[1] ?? ''];
}

/** What a style may hold and an attribute of a drawing too. */
const PAINTED = new Set(['fill', 'stroke', 'stop-color', 'color']);
const DROPPED = ['font-family', 'aria-hidden', 'role', 'aria-roledescription', 'class'];

/**
 * A chart as one drawing for both themes: drawn once in each, which leaves the same marks in other colours; what differs
 * becomes a colour by name.
 */
export async function inBothThemes(
  spec: MakeSpec,
  width: number,
  prefix: string,
  palette: Palette,
): Promise<SVGSVGElement> {
  const { svg } = await drawnOnce(spec(LIGHT), LIGHT, width, prefix);
  const { svg: dark } = await drawnOnce(spec(DARK), DARK, width, prefix);
  const marks = [...svg.querySelectorAll('*')];
  const others = [...dark.querySelectorAll('*')];
  const same =
    marks.length === others.length && marks.every(({ tagName }, at) => tagName === others[at]?.tagName);
  for (const [at, mark] of marks.entries()) {
    for (const name of DROPPED) mark.removeAttribute(name);
    const other = others[at];
    if (!same || !other) continue;
    const [own, dimOwn] = [strokeOf(mark), strokeOf(other)];
    if (own !== '' && dimOwn !== '' && own !== dimOwn) paint(mark, 'stroke', palette.name(own, dimOwn));
    for (const name of PAINTED) {
      const [light, dim] = [mark.getAttribute(name), other.getAttribute(name)];
      if (light === null || dim === null || light === dim || light.startsWith('url(')) continue;
      mark.removeAttribute(name);
      paint(mark, name, palette.name(light, dim));
    }
  }
  // Its own size stays what it is drawn for; a narrow window makes it smaller.
  const box = `0 0 ${svg.getAttribute('width') ?? width} ${svg.getAttribute('height') ?? 0}`;
  if (!svg.hasAttribute('viewBox')) svg.setAttribute('viewBox', box);
  return svg;
}

/** The hatches carry their colour in a style. */
function strokeOf(element: Element): string {
  return element instanceof SVGElement ? element.style.stroke : '';
}

function paint(mark: Element, property: string, name: string): void {
  if (mark instanceof SVGElement) mark.style.setProperty(property, `var(${name})`);
}
