import { describe, expect, it } from 'vitest';
import {
  ANALYSES,
  clampSettings,
  type AnalysisId,
  type ResultOf,
  type SettingsOf,
} from '../../../src/analysis/index.ts';
import { enDefinitions } from '../../../src/i18n/en-definitions.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import type { Ask } from '../../../src/views/definitions/ask.ts';
import { DEFINITIONS } from '../../../src/views/definitions/definitions.ts';
import { DEFINITION_IDS } from '../../../src/views/definitions/ids.ts';
import { datasetOf, day, linesOf } from '../model/small-dataset.ts';

/** ann stays, bo returns something, cy comes and goes; a gift for nothing, somebody unknown. */
const dataset = datasetOf(
  linesOf(`
    ann 2021-01-05 100
    ann 2021-02-05 100
    ann 2021-03-05 100
    bo  2021-01-06 60
    bo  2021-02-06 -20
    bo  2021-02-07 0
    bo  2021-03-06 40
    cy  2021-02-07 20
    -   2021-03-01 50
  `),
);
const settings: ViewSettings = { ...DEFAULT_VIEW, step: 'month', completeThrough: day('2021-03-31') };

/** As the engine answers. */
const ask: Ask = (id, change, view) => {
  const analysis = ANALYSES[id] as { run(of: unknown, settings: object): unknown };
  const seen = buildView(dataset, { ...settings, ...view });
  const answer = analysis.run(seen, clampSettings(id, change ?? {}));
  return Promise.resolve(answer as ResultOf<typeof id>);
};
const empty: Ask = <Id extends AnalysisId>(id: Id, change?: Partial<SettingsOf<Id>>) => {
  const analysis = ANALYSES[id] as { run(of: unknown, settings: object): unknown };
  const answer = analysis.run(buildView(datasetOf([]), DEFAULT_VIEW), clampSettings(id, change ?? {}));
  return Promise.resolve(answer as ResultOf<Id>);
};

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
async function told(id: (typeof DEFINITION_IDS)[number], by: Ask = ask): Promise<string[]> {
  const { here, others } = DEFINITIONS[id];
  const values = [here, ...(others?.(settings) ?? []).map((other) => other.value)];
  return Promise.all(values.flatMap((value) => (value ? [value(by).then(plain)] : [])));
}

describe('definitions', () => {
  it.each(DEFINITION_IDS)('%s has a name and words', (id) => {
    const words: Readonly<Record<string, unknown>> = enDefinitions;
    expect(words[`${id}.name`]).toBeTypeOf('string');
    expect(words[`${id}.words`]).toBeTypeOf('string');
  });

  it('say what a figure is under other definitions, worked out anew', async () => {
    // All 450; without the return of 20 it is 470; known customers 400.
    expect(await told('revenue')).toEqual(['450', '470', '400']);
    // February's ann and cy: one of two comes back. Published: bo is regained. Over three months all are still there.
    expect(await told('retention')).toEqual([
      '50.0 % in Mar 2021',
      '100.0 % in Mar 2021',
      '100.0 % in Mar 2021',
      expect.any(String),
      // bo's gift of nothing makes February a month it bought in: two of three.
      '66.7 % in Mar 2021',
    ]);
    // 400 over six purchases; 420 without the return; with the gift over seven.
    expect(await told('S')).toEqual(['66.67', '70.00', '57.14']);
    // March: 300 before it is ann's 100 of 140; nobody is new, and no first purchase.
    expect((await told('parts')).slice(0, 2)).toEqual([
      '100.0 % of customers won before, in Mar 2021',
      '100.0 % of customers won before, in Mar 2021',
    ]);
    // 400 / 3 customers, and the same as revenue: no margin is given.
    const [value, , , , sales] = await told('value');
    expect([value, sales]).toEqual(['133 a customer', '133 a customer']);
  });

  it('never break where there is nothing to say', async () => {
    for (const id of DEFINITION_IDS) {
      for (const text of await told(id, empty)) expect(text, id).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
