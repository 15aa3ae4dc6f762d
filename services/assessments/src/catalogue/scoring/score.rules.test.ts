import type { Methodology, Question } from '../methodologies/methodology.types';
import { shippedMethodology } from '../shipped-methodologies/shipped-methodologies.data';
import { questionsOf } from './answer-check.rules';
import { scoreAnswers } from './score.rules';
import type { GivenAnswer } from './score.types';

const hact1 = shippedMethodology('HACT_MICRO', 1);
const hact2 = shippedMethodology('HACT_MICRO', 2);
const answerOf = (question: string, value: string | null): GivenAnswer => ({
  question,
  value: value === 'NA' ? null : value,
  notApplicable: value === 'NA',
  evidence: 0,
});

/** How many questions get which answer, in the order of the questionnaire; the rest is low. */
type Spread = Record<string, number>;
const values: Record<string, string> = { '1': 'LOW', '2': 'MODERATE', '3': 'SIGNIFICANT', '4': 'HIGH', NA: 'NA' };

function spread(questions: Question[], counts: Spread): GivenAnswer[] {
  const wanted = Object.entries(counts).flatMap(([value, count]) => Array<string>(count).fill(values[value] ?? value));
  expect(wanted).toHaveLength(questions.length);
  return questions.map(({ key }, index) => answerOf(key, wanted[index] ?? null));
}

function answers(methodology: Methodology, keys: Spread, others: Spread): GivenAnswer[] {
  const questions = questionsOf(methodology);
  return [
    ...spread(
      questions.filter(({ isKey }) => isKey),
      keys,
    ),
    ...spread(
      questions.filter(({ isKey }) => !isKey),
      others,
    ),
  ];
}

const all = (methodology: Methodology, value: string) =>
  questionsOf(methodology).map(({ key }) => answerOf(key, value));

describe('standards.md 3.1, the test vectors', () => {
  const v1Whole = ['below 2.15625', 'below 3.3125', 'below 4.46875', 'from there on'];
  const v2Whole = ['below 145', 'below 190', 'below 250', 'from there on'];
  const v2Of95 = ['below 137.75', 'below 180.5', 'below 237.5', 'from there on'];

  test.each([
    ['v1 all Low', hact1, all(hact1, 'LOW'), 96, '96', '1', v1Whole, 'LOW'],
    ['v1 all Moderate', hact1, all(hact1, 'MODERATE'), 96, '270', '2.8125', v1Whole, 'MODERATE'],
    ['v1 all Significant', hact1, all(hact1, 'SIGNIFICANT'), 96, '405', '4.21875', v1Whole, 'SIGNIFICANT'],
    ['v1 all High', hact1, all(hact1, 'HIGH'), 96, '540', '5.625', v1Whole, 'HIGH'],
    [
      'v1: 2 non-key N/A; key 25×1, 10×2, 4×3; non-key 35×1, 15×2, 5×3',
      hact1,
      answers(hact1, { 1: 25, 2: 10, 3: 4 }, { 1: 35, 2: 15, 3: 5, NA: 2 }),
      94,
      '169',
      '1.79787',
      ['below 2.16489', 'below 3.32979', 'below 4.49468', 'from there on'],
      'LOW',
    ],
    ['v2 all Low', hact2, all(hact2, 'LOW'), 100, '100', '100', v2Whole, 'LOW'],
    ['v2 all Moderate', hact2, all(hact2, 'MODERATE'), 100, '248', '248', v2Whole, 'SIGNIFICANT'],
    ['v2 all Significant', hact2, all(hact2, 'SIGNIFICANT'), 100, '372', '372', v2Whole, 'HIGH'],
    [
      'v2 boundary: key 24×1, non-key 31×1, 45×2',
      hact2,
      answers(hact2, { 1: 24 }, { 1: 31, 2: 45 }),
      100,
      '145',
      '145',
      v2Whole,
      'MODERATE',
    ],
    [
      'v2 one point less: non-key 32×1, 44×2',
      hact2,
      answers(hact2, { 1: 24 }, { 1: 32, 2: 44 }),
      100,
      '144',
      '144',
      v2Whole,
      'LOW',
    ],
    [
      'v2: 5 non-key N/A; key 16×1, 6×2, 2×3; non-key 50×1, 18×2, 3×3',
      hact2,
      answers(hact2, { 1: 16, 2: 6, 3: 2 }, { 1: 50, 2: 18, 3: 3, NA: 5 }),
      95,
      '147',
      '147',
      v2Of95,
      'MODERATE',
    ],
    [
      'v2: 5 non-key N/A; key 18×1, 5×2, 1×3; non-key 60×1, 9×2, 2×3',
      hact2,
      answers(hact2, { 1: 18, 2: 5, 3: 1 }, { 1: 60, 2: 9, 3: 2, NA: 5 }),
      95,
      '128',
      '128',
      v2Of95,
      'LOW',
    ],
  ])('%s', (_, methodology, given, applicable, points, score, rules, band) => {
    const found = scoreAnswers(methodology, given);
    expect(found).toMatchObject({ applicable, points, score, band, capacityBand: null, unanswered: [] });
    expect(found.thresholds.map(({ rule }) => rule)).toEqual(rules);
  });

  test('v1: n = 12, nk = 5, P = 26 is exactly the end of LOW, so MODERATE', () => {
    const given = answers(hact1, { 1: 2, 2: 2, 3: 1, NA: 34 }, { 1: 5, 2: 1, 3: 1, NA: 50 });
    const { applicable, keyApplicable, points, band } = scoreAnswers(hact1, given);
    expect({ applicable, keyApplicable, points, band }).toEqual({
      applicable: 12,
      keyApplicable: 5,
      points: '26',
      band: 'MODERATE',
    });
  });

  test('v2 area E: keys 1, 3; 5 N/A; non-key 3×1, 2×2 is SIGNIFICANT by the same formula', () => {
    const area = hact2.sections.find(({ key }) => key === 'E')?.questions ?? [];
    const wanted: Record<string, string> = { E1: 'LOW', E11: 'SIGNIFICANT', E2: 'MODERATE', E3: 'MODERATE' };
    const away = ['E6', 'E7', 'E8', 'E9', 'E10'];
    const given = area.map(({ key }) => answerOf(key, away.includes(key) ? 'NA' : (wanted[key] ?? 'LOW')));
    const { sections } = scoreAnswers(hact2, given);
    expect(sections.find(({ key }) => key === 'E')).toEqual({
      key: 'E',
      points: '14',
      applicable: 7,
      band: 'SIGNIFICANT',
    });
  });
});

describe('answers that are not all there', () => {
  test('leave the band undefined, since they count as applicable with no points', () => {
    const given = all(hact2, 'LOW').slice(1);
    const score = scoreAnswers(hact2, given);
    expect(score).toMatchObject({ applicable: 100, points: '99', band: null, unanswered: ['A1'] });
    expect(score.sections.find(({ key }) => key === 'A')?.band).toBeNull();
    expect(score.sections.find(({ key }) => key === 'B')?.band).toBe('LOW');
  });

  test('an empty value is no answer', () => {
    const given = all(hact2, 'LOW').map((answer) => (answer.question === 'H24' ? { ...answer, value: null } : answer));
    expect(scoreAnswers(hact2, given).unanswered).toEqual(['H24']);
  });

  test('leave no rating where nothing applies', () => {
    expect(scoreAnswers(hact2, all(hact2, 'NA'))).toMatchObject({
      applicable: 0,
      points: '0',
      score: null,
      band: null,
    });
  });
});

test('A-INV-3: a key question answered LOW without evidence is named, others are not', () => {
  const given = all(hact2, 'LOW').map((answer) => ({ ...answer, evidence: answer.question === 'B1' ? 1 : 0 }));
  const keys = questionsOf(hact2).filter(({ isKey }) => isKey);
  expect(scoreAnswers(hact2, given).missingEvidence).toEqual(keys.map(({ key }) => key).filter((key) => key !== 'B1'));
  expect(scoreAnswers(hact2, all(hact2, 'MODERATE')).missingEvidence).toEqual([]);
});

test('A-INV-1: the same answers have another band by another version, each by its own formula', () => {
  const moderate = (methodology: Methodology) => scoreAnswers(methodology, all(methodology, 'MODERATE')).band;
  expect([moderate(hact1), moderate(hact2)]).toEqual(['MODERATE', 'SIGNIFICANT']);
});

describe('answers that the questionnaire does not offer', () => {
  test.each([
    ['another question', [answerOf('Z9', 'LOW')], 'input.answers.0.question', 'UNKNOWN_QUESTION'],
    ['another value', [answerOf('A1', 'MEDIUM')], 'input.answers.0.value', 'NOT_ON_THE_SCALE'],
    ['two answers', [answerOf('A1', 'LOW'), answerOf('A1', 'HIGH')], 'input.answers.1.question', 'ANSWERED_TWICE'],
    [
      'a value that does not apply',
      [{ ...answerOf('A1', 'LOW'), notApplicable: true }],
      'input.answers.0',
      'AMBIGUOUS_ANSWER',
    ],
  ])('%s', (_, given, field, reason) => {
    expect(() => scoreAnswers(hact2, given)).toThrow(
      expect.objectContaining({ extensions: { code: 'INVALID_INPUT', field, reason } }),
    );
  });

  test('a standard that always applies', () => {
    const psea = shippedMethodology('PSEA_2020', 1);
    expect(() => scoreAnswers(psea, [answerOf('S1', 'NA')])).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ reason: 'ALWAYS_APPLIES' }) }),
    );
  });
});
