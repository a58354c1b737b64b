/** A text as Excel compares it: without case. */
export function fold(text: string): string {
  return text.toLowerCase();
}
