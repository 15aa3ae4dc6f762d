import {
  type AskedMeasure,
  appealProblem,
  endOfTerm,
  isNothing,
  type Measure,
  measuresProblem,
  needsRelease,
  settleMeasures,
} from './measures.rules';

const from = '2026-03-01';
const release: AskedMeasure = { type: 'DEBARMENT_CONDITIONAL_RELEASE', years: 3 };
const restitution: AskedMeasure = { type: 'RESTITUTION', amount: '184250.00', currency: 'USD' };
const problem = (measures: AskedMeasure[], conditions: string[] = []) =>
  measuresProblem({ measures, conditions, from });

test.each<[string, AskedMeasure[], string[]]>([
  ['nothing', [{ type: 'NO_ACTION' }], []],
  ['a censure', [{ type: 'CENSURE' }], []],
  ['a censure and money back', [{ type: 'CENSURE' }, restitution], []],
  ['a conditional continuation', [{ type: 'CONDITIONAL_CONTINUATION', years: 2 }], ['An audit each year']],
  ['a fixed debarment by years', [{ type: 'DEBARMENT_FIXED', years: 1 }], []],
  ['a fixed debarment by its end', [{ type: 'DEBARMENT_FIXED', until: '2026-09-01' }], []],
  ['4.b, step 7: conditional release and money back', [release, restitution], ['A compliance programme']],
  ['a debarment for ever', [{ type: 'DEBARMENT_PERMANENT' }], []],
  ['special conditions without an end', [{ type: 'SPECIAL_CONDITIONS' }], ['Two signatures']],
  [
    'special conditions beside a debarment',
    [{ type: 'DEBARMENT_FIXED', years: 1 }, { type: 'SPECIAL_CONDITIONS' }],
    ['x'],
  ],
])('a decision may be %s', (_what, measures, conditions) => {
  expect(problem(measures, conditions)).toBeNull();
});

test.each<[string, AskedMeasure[], string[], RegExp]>([
  ['no measure', [], [], /Name a measure/],
  ['one twice', [{ type: 'CENSURE' }, { type: 'CENSURE' }], [], /each measure once/],
  ['nothing and something', [{ type: 'NO_ACTION' }, restitution], [], /stands alone/],
  ['two debarments', [{ type: 'DEBARMENT_FIXED', years: 1 }, { type: 'DEBARMENT_PERMANENT' }], [], /exclude/],
  ['censure and debarment', [{ type: 'CENSURE' }, { type: 'DEBARMENT_PERMANENT' }], [], /exclude/],
  ['a release without conditions', [release], [], /Give the conditions/],
  ['conditions of nothing', [{ type: 'CENSURE' }], ['An audit'], /None of these/],
  ['a fixed term without end', [{ type: 'DEBARMENT_FIXED' }], [], /its years or its end/],
  ['two ends', [{ type: 'DEBARMENT_FIXED', years: 1, until: '2028-01-01' }], [], /not both/],
  ['for ever until', [{ type: 'DEBARMENT_PERMANENT', years: 9 }], [], /no end/],
  ['a censure until', [{ type: 'CENSURE', until: '2027-01-01' }], [], /no end/],
  ['an end before the beginning', [{ type: 'DEBARMENT_FIXED', until: from }], [], /before it begins/],
  ['money back without an amount', [{ type: 'RESTITUTION' }], [], /amount and its currency/],
  ['money back without a currency', [{ type: 'RESTITUTION', amount: '1' }], [], /amount and its currency/],
  ['no money back', [{ ...restitution, amount: '0.00' }], [], /above zero/],
  ['money taken', [{ ...restitution, amount: '-5' }], [], /above zero/],
  ['an amount of a censure', [{ type: 'CENSURE', amount: '5', currency: 'USD' }], [], /no amount/],
])('a decision may not be: %s', (_what, measures, conditions, message) => {
  expect(problem(measures, conditions)).toMatch(message);
});

const settled = (...measures: AskedMeasure[]) => settleMeasures({ measures, conditions: [], from });

test('the term of a decision ends with its longest measure', () => {
  expect(endOfTerm(settled(release, restitution))).toBe('2029-03-01');
  expect(
    endOfTerm(settled({ type: 'DEBARMENT_FIXED', until: '2026-09-01' }, { type: 'SPECIAL_CONDITIONS', years: 1 })),
  ).toBe('2027-03-01');
  expect(endOfTerm(settled({ type: 'DEBARMENT_PERMANENT' }, { type: 'SPECIAL_CONDITIONS', years: 1 }))).toBeNull();
  expect(endOfTerm(settled(restitution))).toBeNull();
});

test.each<[AskedMeasure, boolean, boolean]>([
  [release, true, false],
  [{ type: 'CONDITIONAL_CONTINUATION', years: 1 }, true, false],
  [{ type: 'DEBARMENT_FIXED', years: 1 }, false, false],
  [{ type: 'NO_ACTION' }, false, true],
])('%j needs a release: %s, is nothing: %s', (measure, released, nothing) => {
  expect(needsRelease(settled(measure))).toBe(released);
  expect(isNothing(settled(measure))).toBe(nothing);
});

const threeYears = settled(release, restitution);
test.each<[string, Measure[], Measure[], RegExp | null]>([
  ['3 to 2 years (4.b, step 11)', threeYears, settled({ ...release, years: 2 }, restitution), null],
  ['the same', threeYears, threeYears, null],
  ['less money', threeYears, settled(release, { ...restitution, amount: '100000' }), null],
  ['a censure', threeYears, settled({ type: 'CENSURE' }), null],
  [
    'a term for a permanent one',
    settled({ type: 'DEBARMENT_PERMANENT' }),
    settled({ type: 'DEBARMENT_FIXED', years: 9 }),
    null,
  ],
  ['4 years', threeYears, settled({ ...release, years: 4 }), /longer/],
  ['for ever', threeYears, settled({ type: 'DEBARMENT_PERMANENT' }), /harder/],
  ['a debarment for a censure', settled({ type: 'CENSURE' }), settled(release), /harder/],
  ['more money', threeYears, settled({ ...restitution, amount: '184250.01' }), /higher/],
  ['money for the first time', settled(release), settled(release, restitution), /higher/],
  ['other money', threeYears, settled({ ...restitution, currency: 'KES' }), /higher/],
])('an appeal that ends with %s', (_what, before, after, message) => {
  const found = appealProblem(before, after);
  if (message) expect(found).toMatch(message);
  else expect(found).toBeNull();
});
