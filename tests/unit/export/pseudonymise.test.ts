import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SAMPLES } from '../../../samples/index.ts';
import { Container } from '../../../src/export/container.ts';
import { pseudonymise } from '../../../src/export/pseudonymise.ts';
import { writePseudonymised } from '../../../src/export/pseudonymised-project.ts';
import { readDataset } from '../../../src/export/read-dataset.ts';
import { readProjectFile } from '../../../src/export/project-file.ts';
import { Secrets } from '../../../src/export/secrets.ts';
import { openFile, results } from '../../../src/headless.ts';
import type { Role } from '../../../src/model/lines.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import { datasetOf, type SmallLine } from '../model/small-dataset.ts';

const SALT = '0123456789abcdef0123456789abcdef';

/** 60 customers with a name, a mail address and a telephone, who come two to five times. */
function people(keyOf: (customer: number) => string): Dataset {
  const lines: SmallLine[] = [];
  for (let customer = 0; customer < 60; customer++)
    for (let visit = 0; visit < 2 + (customer % 4); visit++) {
      const key = keyOf(customer);
      lines.push({
        customer: key,
        date: `2021-${String(1 + ((customer + visit * 3) % 12)).padStart(2, '0')}-05`,
        amount: 10 + ((customer * 7 + visit) % 23),
        order: `ORD-${7000 + lines.length}`,
        attributes: {
          Name: `Berta Vorname${customer}`,
          Mail: `berta${customer}@example.org`,
          Phone: `+49 30 55501${String(customer).padStart(2, '0')}`,
          Product:
            visit === 0 && customer === 9
              ? `Engraved for Berta Vorname9`
              : (['bread', 'rolls'][visit % 2] ?? ''),
          Shop: ['north', 'south'][customer % 2] ?? '',
          Address: `${customer} Long Lane`,
          Comment: `asked to be called about the delivery of item ${customer} in the afternoon of day ${visit}`,
          Friend: customer > 0 ? keyOf(customer - 1) : '',
        },
      });
    }
  const roles: Record<string, Role> = {
    Name: 'name',
    Mail: 'email',
    Phone: 'phone',
    Product: 'product',
    Friend: 'referredBy',
  };
  return datasetOf(lines, { roles });
}

/** The bytes of all parts, unpacked. */
async function unpacked(file: Blob): Promise<Buffer> {
  const container = await Container.open(file);
  const parts: Uint8Array[] = [];
  for (const name of ['project', 'lines', 'figures', 'levels', 'ends', 'array'])
    for (let number = 0; number < 100; number++)
      if (container.has(name, number)) parts.push(await container.read(name, number));
  return Buffer.concat([...parts, new Uint8Array(await file.arrayBuffer())]);
}

const PROJECT = {
  version: 1,
  name: 'Berta and friends',
  sourceName: 'berta-vorname9.csv',
  createdAt: 1,
  changedAt: 2,
  columns: ['Name'],
  rules: { anonymous: ['Berta Vorname3'] },
  route: '#/pareto',
  work: {
    version: 1,
    view: { step: 'quarter', selection: [{ about: 'customers', kind: 'keys', keys: ['customer-00009'] }] },
    analyses: { ladder: { regularPurchases: 4 }, shown: { last: 'Berta Vorname9' } },
    amendments: {
      corrections: [
        { id: 'a', active: true, change: { kind: 'renameCustomer', key: 'customer-00009', name: 'Berta' } },
      ],
      computed: [],
      remarks: {
        'customer-00009': { note: 'Berta Vorname9 pays late', tags: ['late', 'friend of Berta Vorname8'] },
      },
    },
  },
};

describe('a copy with codes for customers', () => {
  test('holds no key and no name of any customer in any of its bytes, as UTF-8 or UTF-16', async () => {
    const keyOf = (customer: number) => `customer-${String(customer).padStart(5, '0')}`;
    const bytes = await unpacked(await writePseudonymised(people(keyOf), SALT, PROJECT));
    const found: string[] = [];
    for (let customer = 0; customer < 60; customer++)
      for (const secret of [
        keyOf(customer),
        `Berta Vorname${customer}`,
        `berta${customer}@example.org`,
        `55501${String(customer).padStart(2, '0')}`,
        `${customer} Long Lane`,
        `item ${customer} in the afternoon`,
        `ORD-${7000 + customer}`,
      ])
        for (const encoding of ['utf8', 'utf16le'] as const)
          if (bytes.includes(Buffer.from(secret, encoding))) found.push(secret);
    for (const word of ['Berta', 'berta', 'Vorname', 'pays late', SALT])
      if (bytes.includes(word)) found.push(word);
    expect(found).toEqual([]);
    // The search would find what is there.
    expect(bytes.includes('north')).toBe(true);
    expect(bytes.includes('bread')).toBe(true);
  });

  test('holds no text that is or names a customer whose key is as short as a figure', async () => {
    const dataset = people((customer) => String(customer + 1));
    const { lines } = (
      await readDataset(await Container.open(await writePseudonymised(dataset, SALT, PROJECT)))
    ).dataset;
    const texts = [lines.customer, lines.order, ...lines.attributes.map(({ column }) => column)].flatMap(
      (column) => (column?.kind === 'text' ? [column.name, ...column.levels] : []),
    );
    expect(texts.filter((text) => /\d/.test(text))).toEqual([]);
    expect(lines.customer.levels.every((code) => /^[bcdfghjklmnpqrstvwxz]{12}$/.test(code))).toBe(true);
  });

  test('says before what stays, what is coded and what is dropped, and why', () => {
    const { preview } = pseudonymise(
      people((customer) => `c-${customer}00`),
      SALT,
    );
    expect(preview.customers).toBe(60);
    expect(preview.kept).toEqual([
      { name: 'Product', role: 'product', blanked: 1 },
      { name: 'Shop', role: null, blanked: 0 },
    ]);
    expect(preview.coded).toEqual([
      { name: 'customer', role: 'customer' },
      { name: 'Friend', role: 'referredBy' },
      { name: 'order', role: 'order' },
    ]);
    expect(preview.dropped).toEqual([
      { name: 'Name', role: 'name', why: 'role' },
      { name: 'Mail', role: 'email', why: 'role' },
      { name: 'Phone', role: 'phone', why: 'role' },
      { name: 'Address', role: null, why: 'identifies' },
      { name: 'Comment', role: null, why: 'free-text' },
    ]);
  });

  test('gives every figure as the original does, but for who of equal customers falls on which side of a cut', async () => {
    for (const sample of SAMPLES) {
      const dataset = await openFile(new Blob([sample.bytes()]), { name: sample.fileName });
      const coded = pseudonymise(dataset, SALT).dataset;
      // Equal in value they stand by their keys, and those are others now.
      const { input: _of, abc: _classes, abcxyz: _table, ...figures } = results(coded);
      const { input: _was, abc: _wereClasses, abcxyz: _wasTable, ...before } = results(dataset);
      expect(figures).toEqual(before);
    }
  });

  test('keeps who recommended whom, the settings and the tags', async () => {
    const keyOf = (customer: number) => `customer-${String(customer).padStart(5, '0')}`;
    const file = await writePseudonymised(people(keyOf), SALT, PROJECT);
    const { dataset } = await readDataset(await Container.open(file));
    const friends = dataset.lines.attributes.find(({ role }) => role === 'referredBy')?.column;
    const { codeOf } = pseudonymise(people(keyOf), SALT);
    // The third line is the first of customer 1, whose friend is customer 0.
    expect(dataset.lines.customer.at(2)).toBe(codeOf(keyOf(1)));
    expect(friends?.at(2)).toBe(codeOf(keyOf(0)));
    expect((await readProjectFile(file)).project).toEqual({
      version: 1,
      name: '',
      createdAt: 1,
      changedAt: 2,
      pseudonymised: true,
      work: {
        version: 1,
        view: { step: 'quarter', selection: [] },
        analyses: { ladder: { regularPurchases: 4 }, shown: { last: '' } },
        amendments: {
          corrections: [],
          computed: [],
          remarks: { [codeOf(keyOf(9))]: { note: '', tags: ['late'] } },
        },
      },
    });
  });

  test('has the same codes each time with the same salt, and none alike with another', () => {
    const dataset = people((customer) => `customer ${customer}`);
    const codes = (salt: string) => pseudonymise(dataset, salt).dataset.lines.customer.levels;
    expect(codes(SALT)).toEqual(codes(SALT));
    const before = new Set(codes(SALT));
    expect(before.size).toBe(60);
    expect(codes(`${SALT}0`).some((code) => before.has(code))).toBe(false);
  });
});

describe('texts that name somebody', () => {
  it('are found anywhere, whatever the case, but not where a figure is a figure', () => {
    const secrets = new Secrets();
    for (const secret of ['Ana Kovač', '17850', '12', 'Ed', '']) secrets.add(secret);
    for (const text of ['ana kovač', 'for ANA KOVAČ!', 'x17850y', '12', 'by Ed', 'ed', ' Ed,'])
      expect(secrets.in(text), text).toBe(true);
    for (const text of ['', 'Ana', '1785', '12 pieces', 'Edward', 'red', 'kovač ana'])
      expect(secrets.in(text), text).toBe(false);
  });

  it('are found in whatever stands around them', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
        // White space at its ends is no part of a name, and marks that join with it make it another.
        fc.pre(secret.trim() === secret && /^[ -~]+$/.test(secret + before + after));
        const secrets = new Secrets();
        secrets.add(secret);
        expect(secrets.in(before + secret + after)).toBe(true);
      }),
    );
  });
});
