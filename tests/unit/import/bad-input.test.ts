import { describe, expect, test } from 'vitest';
import { openFile } from '../../../src/import/open.ts';

const SALES = `customer,date,amount\n${Array.from({ length: 20_000 }, (_, row) => `c${row % 70},2021-04-${10 + (row % 20)},${row}`).join('\n')}\n`;

/** A file that another program takes away or writes to while it is read: browsers answer like this. */
class Vanishing extends Blob {
  constructor(
    private readonly parts: string,
    private readonly reads: { left: number },
  ) {
    super([parts]);
  }
  override slice(start?: number, end?: number): Blob {
    return new Vanishing(this.parts.slice(start, end), this.reads);
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    if (this.reads.left-- <= 0) throw new DOMException('changed', 'NotReadableError');
    return super.arrayBuffer();
  }
  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const bytes = new TextEncoder().encode(this.parts);
    const { reads } = this;
    let at = 0;
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        if (reads.left-- <= 0) controller.error(new DOMException('changed', 'NotReadableError'));
        else if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(at, (at += 65536)));
      },
    });
  }
}

describe('a file that is taken away', () => {
  test.each([0, 1, 3, 5, 7])('after %i reads is unreadable, and says so', async (left) => {
    await expect(openFile(new Vanishing(SALES, { left }), 'gone.csv')).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  test('between two readings leaves what was read', async () => {
    const reads = { left: 1000 };
    const opened = await openFile(new Vanishing(SALES, reads), 'gone.csv');
    const { check } = opened;
    expect(check.waterfall?.file.rows).toBe(20_000);
    reads.left = 0;
    await expect(opened.recheck({ ...check.options, delimiter: ';' })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
    expect(opened.check).toBe(check);
    expect(opened.dataset().lines.count).toBe(20_000);
  });
});

describe('files of no shape', () => {
  test('ten thousand columns are refused with their number', async () => {
    const row = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',');
    await expect(openFile(new Blob([`${row}\n${row}\n`]), 'wide.csv')).rejects.toMatchObject({
      code: 'file-too-many-columns',
      params: { columns: 10_000, limit: 4000 },
    });
  });

  test('a hundred megabytes of fields without a line break are refused as columns without end', async () => {
    const part = 'ann,2021-04-13,1.5,'.repeat(55_000);
    await expect(openFile(new Blob(Array<string>(100).fill(part)), 'line.csv')).rejects.toMatchObject({
      code: 'file-too-many-columns',
    });
  }, 60_000);

  test('a hundred megabytes of one word are one column', async () => {
    const part = 'x'.repeat(1 << 20);
    await expect(openFile(new Blob(Array<string>(100).fill(part)), 'word.csv')).rejects.toMatchObject({
      code: 'file-one-column',
    });
  }, 60_000);
});

describe('texts of another kind', () => {
  test.each([
    ['<html><body>no</body></html>', 'file-html'],
    ['\ufeff<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<table>', 'file-html'],
    ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'file-html'],
    ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', 'file-xml'],
    ['{"orders": []}', 'file-json'],
    ['[[1,2],[3,4]]', 'file-json'],
    ['{"a":1}\n{"a":2}\n', 'file-json'],
    ['%PDF-1.4\n%âãÏÓ', 'file-pdf'],
    ['\n%PDF-1.4', 'file-pdf'],
    ['{\\rtf1\\ansi', 'file-binary'],
    ['\u0089PNG\r\n', 'file-binary'],
  ])('%j is %s', async (text, code) => {
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
    const blob = text.startsWith('\ufeff') ? new Blob([text]) : new Blob([bytes]);
    await expect(openFile(blob, 'sales.csv')).rejects.toMatchObject({ code });
  });

  test('headers in brackets and a first cell in braces are tables all the same', async () => {
    for (const header of ['[customer],[date],[amount]', '{customer},{date},{amount}']) {
      const { check } = await openFile(new Blob([`${header}\nann,2021-04-13,1.5\n`]), 'sales.csv');
      expect(check.ready).toBe(true);
    }
  });
});
