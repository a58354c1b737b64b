import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A clean little file: `customers` people who buy one to six times in 2023, the later ones less often. */
export function cleanSales(customers = 24): string {
  const lines = ['Order,Date,Customer,Product,Amount'];
  for (let customer = 0; customer < customers; customer++)
    for (let purchase = 0; purchase <= (customer * 5) % 6; purchase++) {
      const month = 1 + ((customer + purchase * 2) % 12);
      const date = `2023-${String(month).padStart(2, '0')}-${String(13 + (customer % 15)).padStart(2, '0')}`;
      const product = ['bread', 'rolls', 'cake'][(customer + purchase) % 3] ?? '';
      lines.push(
        `${1000 + lines.length},${date},Customer ${customer},${product},${(5 + customer * 3 + purchase).toFixed(2)}`,
      );
    }
  return `${lines.join('\n')}\n`;
}

/** Lines under the header of the file above. */
export function cleanLines(customers = 24): number {
  let lines = 0;
  for (let customer = 0; customer < customers; customer++) lines += 1 + ((customer * 5) % 6);
  return lines;
}

/** Over the size from which a file is read by several readers: 4.8 MB, 100,000 lines of 300 customers. */
export function manyLines(): string {
  let text = 'Order,Date,Customer,Product,Amount\n';
  for (let row = 0; row < 100_000; row++) {
    const day = String(1 + (row % 28)).padStart(2, '0');
    const month = String(1 + (row % 12)).padStart(2, '0');
    text += `${100_000 + row},2023-${month}-${day},customer ${row % 300},product ${row % 40},${1 + (row % 90)}.50\n`;
  }
  return text;
}

/** Writes files, and folders for names that end in a slash, into a folder of their own; answers their paths. */
export function onDisk(files: Readonly<Record<string, string | Uint8Array>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    if (name.endsWith('/')) mkdirSync(path);
    else writeFileSync(path, content);
    return path;
  });
}
