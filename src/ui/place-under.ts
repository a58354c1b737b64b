const GAP = 4;
const MARGIN = 8;

/**
 * Puts an open panel under its button, or above where there is more room, and inside the window; follows scrolling
 * and resizing until the returned function is called.
 */
export function placeUnder(anchor: HTMLElement, panel: HTMLElement, align: 'start' | 'end'): () => void {
  const place = () => {
    const at = anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel;
    const left = align === 'start' ? at.left : at.right - width;
    const below = at.bottom + GAP;
    const fitsBelow = below + height <= innerHeight - MARGIN;
    const top = fitsBelow || at.top < innerHeight - at.bottom ? below : at.top - GAP - height;
    panel.style.left = `${clamp(left, MARGIN, innerWidth - width - MARGIN)}px`;
    panel.style.top = `${clamp(top, MARGIN, innerHeight - height - MARGIN)}px`;
  };
  place();
  const sizes = new ResizeObserver(place);
  sizes.observe(panel);
  addEventListener('scroll', place, { capture: true, passive: true });
  addEventListener('resize', place);
  return () => {
    sizes.disconnect();
    removeEventListener('scroll', place, { capture: true });
    removeEventListener('resize', place);
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
