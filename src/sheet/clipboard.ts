import type { GridCopy } from './source.ts';

/**
 * Puts a table on the clipboard once it is there. Asked of the browser at once, while the key press still counts as one; where
 * it has no such interface (or not from a disk), as the answer to a copy event. False: the browser refused.
 */
export async function putOnClipboard(made: Promise<GridCopy>): Promise<boolean> {
  if (typeof ClipboardItem !== 'undefined' && navigator.clipboard && isSecureContext) {
    const part = (type: string, pick: (copy: GridCopy) => string) => {
      const blob = made.then((copy) => new Blob([pick(copy)], { type }));
      // A browser that refuses at once never looks at it again.
      blob.catch(() => undefined);
      return blob;
    };
    const item = new ClipboardItem({
      'text/plain': part('text/plain', ({ text }) => text),
      'text/html': part('text/html', ({ html }) => html),
    });
    try {
      await navigator.clipboard.write([item]);
      return true;
    } catch {
      // Refused, or what is to be copied could not be made: the latter is told by `made` itself.
    }
  }
  return byEvent(await made);
}

function byEvent({ text, html }: GridCopy): boolean {
  let taken = false;
  const take = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
    event.stopPropagation();
    taken = true;
  };
  document.addEventListener('copy', take, { capture: true });
  try {
    // Marked as to be gone one day, and the one way to a clipboard where the newer interface is missing.
    const page: { execCommand?: (command: string) => boolean } = document;
    return page.execCommand?.('copy') === true && taken;
  } finally {
    document.removeEventListener('copy', take, { capture: true });
  }
}
