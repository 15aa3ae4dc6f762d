import type { Methodology } from '../methodologies/methodology.types';
import { shippedMethodology } from '../shipped-methodologies/shipped-methodologies.data';
import { questionsOf } from './answer-check.rules';
import { scoreAnswers } from './score.rules';

/** The value at the best end of each question's scale, but for those that are named. */
function answer(methodology: Methodology, named: Record<string, string | null> = {}) {
  return questionsOf(methodology).flatMap(({ key, scale }) => {
    const best = methodology.scales[scale]?.[0]?.value ?? null;
    const value = named[key] === undefined ? best : named[key];
    return value === null ? [] : [{ question: key, value, notApplicable: false, evidence: 1 }];
  });
}

describe.each([shippedMethodology('BUSINESS_DUE_DILIGENCE', 1), shippedMethodology('UNSDG_COMMON_DD', 1)])(
  'standards.md 3.5, $code',
  (methodology) => {
    const clean: Record<string, string | null> = {};
    const verdict = (named: Record<string, string | null>) => {
      const { band, outcome, exclusions, unanswered } = scoreAnswers(methodology, answer(methodology, named));
      return { band, outcome, exclusions, open: unanswered.length };
    };
    const none = { exclusions: [], open: 0 };

    test.each([
      ['nothing found', clean, { band: 'LOW', outcome: 'PROCEED', ...none }],
      ['a concern', { 'LABOUR.RECORD': 'CONCERN' }, { band: 'MODERATE', outcome: 'PROCEED_WITH_MITIGATION', ...none }],
      [
        'four concerns',
        {
          'LABOUR.RECORD': 'CONCERN',
          'GOVERNANCE.FINANCE': 'CONCERN',
          'CONTROVERSIES.SOCIAL': 'MINOR',
          'EXCLUSIONARY.ARMS': 'UNCLEAR',
        },
        { band: 'SIGNIFICANT', outcome: 'ESCALATE', ...none },
      ],
      [
        'a significant controversy',
        { 'CONTROVERSIES.SOCIAL': 'SIGNIFICANT' },
        { band: 'SIGNIFICANT', outcome: 'ESCALATE', ...none },
      ],
      [
        'an exclusion, though all else is clear',
        { 'EXCLUSIONARY.TOBACCO': 'EXCLUSION' },
        { band: 'HIGH', outcome: 'DECLINE', exclusions: ['EXCLUSIONARY.TOBACCO'], open: 0 },
      ],
      [
        'an exclusion, though a question is open',
        { 'EXCLUSIONARY.CHILD_LABOUR': 'EXCLUSION', 'CONTROVERSIES.SOCIAL': null },
        { band: 'HIGH', outcome: 'DECLINE', exclusions: ['EXCLUSIONARY.CHILD_LABOUR'], open: 1 },
      ],
      ['an open question', { 'CONTROVERSIES.SOCIAL': null }, { band: null, outcome: null, exclusions: [], open: 1 }],
    ])('%s', (_, named, expected) => {
      expect(verdict(named)).toEqual(expected);
    });
  },
);

test('PSFP-10: whether a company is in the Global Compact changes nothing', () => {
  const methodology = shippedMethodology('BUSINESS_DUE_DILIGENCE', 1);
  const given = (status: string) => answer(methodology, { 'COMMITMENTS.GLOBAL_COMPACT_STATUS': status });
  expect(scoreAnswers(methodology, given('NO'))).toEqual(scoreAnswers(methodology, given('YES')));
});

describe('PSFP-11, conduct weighted by what is material in the sector', () => {
  const esg = shippedMethodology('ESG_SECTOR_MATERIALITY', 1);
  const weak = answer(esg, { 'E.CLIMATE': 'ABSENT', 'E.POLLUTION': 'ABSENT', 'S.COMMUNITIES': 'ABSENT' });

  test.each([
    [null, '70', 'LOW'],
    ['EXTRACTIVES', '47.05882', 'SIGNIFICANT'],
    ['PHARMACEUTICALS', '69.23077', 'MODERATE'],
    ['a sector without weights', '70', 'LOW'],
  ])('the same conduct in sector %s scores %s percent', (sector, score, band) => {
    expect(scoreAnswers(esg, weak, { sector })).toMatchObject({ score, band });
  });

  test('what is not material in the sector needs no answer', () => {
    const without = weak.filter(({ question }) => question !== 'E.LAND');
    expect(scoreAnswers(esg, without, { sector: 'PHARMACEUTICALS' }).unanswered).toEqual([]);
    expect(scoreAnswers(esg, without).unanswered).toEqual(['E.LAND']);
  });
});

test('SYS-28: a self-assessment names what belongs into the remediation plan', () => {
  const code = shippedMethodology('SUPPLIER_CODE_SELF', 1);
  const score = scoreAnswers(code, answer(code, { 'L.SAFETY': 'DEVELOPING', 'E.CHEMICALS': 'NOT_STARTED' }));
  expect(score).toMatchObject({ improvements: ['L.SAFETY', 'E.CHEMICALS'], band: 'LOW', exclusions: [] });
});

describe('the simplified checklist', () => {
  const checklist = shippedMethodology('SIMPLIFIED_CHECKLIST', 1);
  const count = (value: string) =>
    scoreAnswers(
      checklist,
      questionsOf(checklist).map(({ key }) => ({ question: key, value, notApplicable: false, evidence: 0 })),
    );

  test.each([
    ['YES', '0', 'LOW'],
    ['PARTLY', '50', 'SIGNIFICANT'],
    ['NO', '100', 'HIGH'],
  ])('all %s is %s percent', (value, score, band) => {
    expect(count(value)).toMatchObject({ score, band });
  });

  test('a key question counts twice', () => {
    const points = (question: string) =>
      Number(scoreAnswers(checklist, answer(checklist, { [question]: 'NO' })).points);
    expect([points('F.1'), points('F.4')]).toEqual([4, 2]);
  });
});
