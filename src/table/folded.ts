/** As two texts are held against each other wherever a person types one. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
