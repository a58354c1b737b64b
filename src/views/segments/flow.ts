/** Amounts that go from one of some places on the left to one of some on the right. */
export interface FlowLink<From, To> {
  readonly from: From;
  readonly to: To;
  readonly amount: number;
}
export interface FlowNode<Name> {
  readonly name: Name;
  readonly top: number;
  readonly height: number;
  readonly amount: number;
  /** Where the middle of its label stands: labels keep a distance from each other, nodes need not. */
  readonly labelAt: number;
}
export interface FlowRibbon<From, To> extends FlowLink<From, To> {
  readonly leftTop: number;
  readonly rightTop: number;
  readonly height: number;
}
export interface FlowLayout<From, To> {
  readonly left: readonly FlowNode<From>[];
  readonly right: readonly FlowNode<To>[];
  readonly ribbons: readonly FlowRibbon<From, To>[];
}

const GAP = 10;
const LABEL = 20;

/**
 * Where ribbons run between two columns of nodes, each as high as what it holds. Both columns add up to the same; what is
 * not above zero is not drawn. All in pixels from the top.
 */
export function layOut<From, To>(
  links: readonly FlowLink<From, To>[],
  from: readonly From[],
  to: readonly To[],
  height: number,
): FlowLayout<From, To> {
  const drawn = links.filter(({ amount }) => amount > 0);
  const total = drawn.reduce((sum, { amount }) => sum + amount, 0);
  const sums = <Name>(names: readonly Name[], end: (link: FlowLink<From, To>) => unknown) =>
    names
      .map((name) => ({
        name,
        amount: drawn.reduce((sum, link) => sum + (end(link) === name ? link.amount : 0), 0),
      }))
      .filter(({ amount }) => amount > 0);
  const starts = sums(from, (link) => link.from);
  const ends = sums(to, (link) => link.to);
  const room = height - GAP * (Math.max(starts.length, ends.length, 1) - 1);
  const scale = total > 0 ? Math.max(0, room) / total : 0;
  const left = stack(starts, scale, height);
  const right = stack(ends, scale, height);
  const leftNext = new Map(left.map(({ name, top }) => [name, top]));
  const rightNext = new Map(right.map(({ name, top }) => [name, top]));
  const ribbons: FlowRibbon<From, To>[] = [];
  // In the order of the nodes on both sides, so that ribbons of a node do not cross each other.
  for (const start of left) {
    for (const end of right) {
      const link = drawn.find((one) => one.from === start.name && one.to === end.name);
      if (!link) continue;
      const thick = link.amount * scale;
      const leftTop = leftNext.get(start.name) ?? 0;
      const rightTop = rightNext.get(end.name) ?? 0;
      ribbons.push({ ...link, leftTop, rightTop, height: thick });
      leftNext.set(start.name, leftTop + thick);
      rightNext.set(end.name, rightTop + thick);
    }
  }
  return { left, right, ribbons };
}

function stack<Name>(
  sums: readonly { name: Name; amount: number }[],
  scale: number,
  height: number,
): FlowNode<Name>[] {
  let top = 0;
  const nodes = sums.map(({ name, amount }) => {
    const node = { name, amount, top, height: amount * scale };
    top += node.height + GAP;
    return node;
  });
  const labels = apart(
    nodes.map((node) => node.top + node.height / 2),
    height,
  );
  return nodes.map((node, at) => ({ ...node, labelAt: labels[at] ?? 0 }));
}

/** Ascending positions moved apart by the height of a label, and kept within the drawing. */
function apart(positions: readonly number[], height: number): number[] {
  const found: number[] = [];
  for (const position of positions) {
    const before = found.at(-1);
    found.push(Math.max(position, before === undefined ? LABEL / 2 : before + LABEL));
  }
  let limit = height - LABEL / 2;
  for (let at = found.length - 1; at >= 0; at--) {
    found[at] = Math.min(found[at] ?? 0, limit);
    limit = (found[at] ?? 0) - LABEL;
  }
  return found;
}

/** A ribbon from one column of nodes to the other, as the `d` of a path. */
export function ribbonPath(
  { leftTop, rightTop, height }: Pick<FlowRibbon<unknown, unknown>, 'leftTop' | 'rightTop' | 'height'>,
  x0: number,
  x1: number,
): string {
  const middle = (x0 + x1) / 2;
  const point = (value: number) => Math.round(value * 10) / 10;
  const curve = (fromY: number, toY: number, toX: number) =>
    `C${point(middle)},${point(fromY)} ${point(middle)},${point(toY)} ${point(toX)},${point(toY)}`;
  const thick = Math.max(1, height);
  return `M${point(x0)},${point(leftTop)}${curve(leftTop, rightTop, x1)}v${point(thick)}${curve(rightTop + thick, leftTop + thick, x0)}z`;
}
