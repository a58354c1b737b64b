/**
 * Fetches what the screens will need, named by the build in `<meta name="later">`, so that the page does without its
 * host from here on. Nothing of it runs yet. The single file, and a page served from its sources, name nothing.
 */
export function fetchLater(): void {
  const names = document.querySelector<HTMLMetaElement>('meta[name=later]')?.content ?? '';
  for (const name of names.split(' ').filter((one) => one !== '')) {
    const link = document.createElement('link');
    if (name.endsWith('.css')) {
      link.rel = 'preload';
      link.as = 'style';
    } else {
      link.rel = 'modulepreload';
    }
    // As the import will ask for it: another mode would fetch it a second time.
    link.crossOrigin = '';
    link.href = `./${name}`;
    document.head.append(link);
  }
}
