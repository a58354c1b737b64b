const EASTERN = /[\u0660-\u0669\u06f0-\u06f9]/;
const FIGURE = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Figures of Arabic and Persian, and the marks that stand between them, as ASCII writes them; other texts as they are. */
export function westernFigures(text: string): string {
  if (!EASTERN.test(text)) return text;
  return text
    .replace(FIGURE, (figure) => String(figure.charCodeAt(0) & 15))
    .replace(/(?<=\d)\u066b(?=\d)/g, '.')
    .replace(/(?<=\d)\u066c(?=\d)/g, ',');
}

/** Years of the Islamic calendars: 1447 is 2025, and the months are others. */
const ISLAMIC = /(?<!\d)1[2-5]\d\d(?!\d)/;
/** `٢٠٢٦/١١/٢٠، ٣:٠٥:١١ م`: the comma and the halves of the day as Arabic writes them. */
const HALF = /(?<=\d) ?([صم])$/;

/**
 * A date in figures of Arabic or Persian as others write it. One that counts years as Islam does stays as it is, read by nobody: it
 * names another day.
 */
export function westernDate(text: string): string {
  if (!EASTERN.test(text)) return text;
  const figures = westernFigures(text);
  if (ISLAMIC.test(figures)) return text;
  return figures.replaceAll('\u060c', ',').replace(HALF, (_, half: string) => (half === 'ص' ? ' am' : ' pm'));
}
