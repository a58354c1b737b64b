/** Attributes with numbers that need no more than two decimals: a hundredth of a pixel is not seen. */
const DRAWN = ['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'r'];
const LONG = /-?\d+\.\d{3,}/g;
const REFERENCE = /url\((?:"|')?[^)"'#]*#([^)"']+)(?:"|')?\)/g;

/**
 * A drawing of Vega's made fit for a file: what is not seen is left out, numbers are short, and references are to the drawing
 * itself, under ids that begin with `prefix`, where Vega names the page they were made on.
 */
export function makeLasting(svg: SVGSVGElement, prefix: string): void {
  for (const element of [...svg.querySelectorAll('*')]) {
    if (isUnseen(element)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      if (name === 'id') element.setAttribute('id', prefix + value);
      else if (DRAWN.includes(name)) element.setAttribute(name, value.replace(LONG, shortened));
      else if (name !== 'data-tip' && value.includes('url('))
        element.setAttribute(
          name,
          value.replace(REFERENCE, (_, id: string) => `url(#${prefix}${id})`),
        );
    }
    if (element.getAttribute('opacity') === '1') element.removeAttribute('opacity');
  }
}

function shortened(number: string): string {
  return String(Math.round(Number(number) * 100) / 100);
}

/** Labels that gave way to others, and marks without an extent. Groups hold their children's places. */
function isUnseen(element: Element): boolean {
  if (element.getAttribute('display') === 'none') return true;
  if (element.tagName === 'text') return element.getAttribute('opacity') === '0';
  if (element.tagName !== 'path' || element.closest('defs')) return false;
  const way = element.getAttribute('d') ?? '';
  const faint = element.getAttribute('fill') ?? 'none';
  const ground = (faint === 'none' || faint === 'transparent') && !element.hasAttribute('stroke');
  return way === '' || (ground && !element.hasAttribute('data-tip'));
}
