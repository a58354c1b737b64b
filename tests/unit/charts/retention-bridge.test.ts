import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeSteps } from '../../../src/charts/retention-bridge.ts';
import { retentionRow } from './made-up-results.ts';

describe('the bridge', () => {
  it('goes from S over the lost, the regained and the new to E', () => {
    const steps = bridgeSteps(retentionRow(), 'customers');
    expect(steps.map((step) => [step.text, step.from, step.to])).toEqual([
      ['100', 0, 100],
      ['−60', 100, 40],
      ['+20', 40, 60],
      ['+30', 60, 90],
      ['90', 0, 90],
    ]);
  });
  it('goes the same way in money', () => {
    const steps = bridgeSteps(retentionRow(), 'money');
    expect(steps.map((step) => [step.name, step.text])).toEqual([
      ['Active before', '1,000'],
      ['Did not come back', '−500'],
      ['Bought for less', '−50'],
      ['Bought for more', '+100'],
      ['Back after a pause', '+150'],
      ['New customers', '+200'],
      ['Active now', '900'],
    ]);
  });
  it('says returns of those who bought nothing, where there are any', () => {
    const { money } = retentionRow();
    const steps = bridgeSteps(
      retentionRow({ money: money && { ...money, other: -40, after: 860 } }),
      'money',
    );
    expect(steps.slice(-2).map((step) => [step.name, step.text, step.to])).toEqual([
      ['Other returns', '−40', 860],
      ['Active now', '860', 860],
    ]);
  });
  it('has no way in money where active means several periods', () => {
    expect(bridgeSteps(retentionRow({ money: null }), 'money')).toEqual([]);
  });
  it('writes no sign before nothing', () => {
    const steps = bridgeSteps(retentionRow({ lost: 0, E: 150 }), 'customers');
    expect(steps[1]?.text).toBe('0');
  });
  it('ends the last change where the last level stands', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.nat(5000),
        fc.nat(5000),
        fc.nat(5000),
        (retained, lost, reactivated, N) => {
          const row = retentionRow({
            S: retained + lost,
            lost,
            retained,
            reactivated,
            N,
            E: retained + reactivated + N,
          });
          const steps = bridgeSteps(row, 'customers');
          expect(steps.at(-2)?.to).toBe(steps.at(-1)?.to);
        },
      ),
      { numRuns: 100 },
    );
  });
});
