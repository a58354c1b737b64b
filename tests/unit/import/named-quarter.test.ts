import { describe, expect, it } from 'vitest';
import { isoOf } from '../../../src/table/civil-day.ts';
import { namedQuarter, namedWeek } from '../../../src/import/named-quarter.ts';

describe('quarters that name their year', () => {
  it('are read as people write them in several languages', () => {
    for (const text of [
      'Q2 2022',
      '2022-Q2',
      '2022Q2',
      '2Q 2022',
      "Q2'22",
      'II квартал 2022 г.',
      '2 кв. 2022',
      '2. Quartal 2022',
      '2º trimestre de 2022',
      '2e trimestre 2022',
      '2022. II. negyedév',
      '2. čtvrtletí 2022',
      '2022 оны 2-р улирал',
      '2022年第2四半期',
    ])
      expect(namedQuarter(text), text).toEqual({ year: 2022, month: 4 });
  });

  it('are none without a year, in a business year, or beyond the fourth', () => {
    for (const text of ['Q2', 'T1', 'Q5 2022', '2022年度第1四半期', 'KW 1 2022', 'SQ2 2022', '2022'])
      expect(namedQuarter(text), text).toBeNull();
  });
});

describe('weeks that name their year', () => {
  it('begin on the Monday of ISO 8601', () => {
    const monday = (text: string) => {
      const day = namedWeek(text);
      return day === null ? null : isoOf(day);
    };
    expect(monday('2020-W53')).toBe('2020-12-28');
    expect(monday('2021-W01')).toBe('2021-01-04');
    expect(monday('KW 5/2023')).toBe('2023-01-30');
    expect(monday('Week 1 2015')).toBe('2014-12-29');
    expect(monday('W05')).toBeNull();
  });
});
