import { KpiUnit } from '../definitions/kpi-definition.enums';
import { seriesOf } from './kpi-series.rules';

const totalOf = (version: number | null) => ({
  code: 'LOCAL_FUNDING_SHARE',
  unit: KpiUnit.PERCENT,
  version,
  value: version === null ? null : '25.00',
  numerator: null,
  denominator: null,
  quality: null,
  suppressed: false,
  heldBack: false,
  withheldBy: [],
  absentBecause: null,
});

test.each<[name: string, versions: (number | null)[], breaks: [year: number, from: number, to: number][]]>([
  ['one version has no break', [1, 1, 1], []],
  ['the first figure breaks nothing', [null, 2], []],
  ['a new version breaks before its first year', [1, 1, 2, 2], [[2002, 1, 2]]],
  ['a year without a figure hides no break', [1, null, 2], [[2002, 1, 2]]],
  [
    'each change is a break',
    [1, 2, 3],
    [
      [2001, 1, 2],
      [2002, 2, 3],
    ],
  ],
])('P-INV-1: %s', (_name, versions, breaks) => {
  const series = seriesOf(versions.map((version, index) => ({ year: 2000 + index, total: totalOf(version) })));
  expect(series.breaks.map(({ year, fromVersion, toVersion }) => [year, fromVersion, toVersion])).toEqual(breaks);
  expect(series.points.filter(({ breakBefore }) => breakBefore).map(({ year }) => year)).toEqual(
    breaks.map(([year]) => year),
  );
});
