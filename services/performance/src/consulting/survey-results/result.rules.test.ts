import fc from 'fast-check';
import { SurveyQuestionKind } from '../surveys/survey.enums';
import { holdBack, resultsOf } from './result.rules';

const delay = { code: 'DELAY', text: 'Days?', kind: SurveyQuestionKind.NUMBER, byAgency: true, choices: null };
const form = {
  code: 'FORM',
  text: 'Which?',
  kind: SurveyQuestionKind.CHOICE,
  byAgency: false,
  choices: ['A', 'B', 'C'],
};
const words = { code: 'WORDS', text: 'What?', kind: SurveyQuestionKind.TEXT, byAgency: false, choices: null };
const about = (agency: string, ...numbers: string[]) => numbers.map((DELAY) => ({ agency, answers: { DELAY } }));

test('P-INV-4: an agency has a result from five answers on, and no total takes it back', () => {
  const blocks = [...about('WFP', '40', '50', '45', '60', '40'), ...about('UNHCR', '10', '20', '30', '40')];
  expect(resultsOf([delay], ['UNICEF', 'UNHCR', 'WFP'], blocks, 5)).toEqual([
    { question: 'DELAY', agency: 'UNICEF', n: null, mean: null, counts: null, suppressed: true },
    { question: 'DELAY', agency: 'UNHCR', n: null, mean: null, counts: null, suppressed: true },
    { question: 'DELAY', agency: 'WFP', n: 5, mean: '47.00', counts: null, suppressed: false },
  ]);
});

test('a survey may ask for more than five', () => {
  expect(resultsOf([delay], ['WFP'], about('WFP', '1', '2', '3', '4', '5'), 6)[0]).toMatchObject({ suppressed: true });
});

test('a text has no result but how many wrote one', () => {
  const blocks = Array.from({ length: 5 }, () => ({ agency: null, answers: { WORDS: 'Pay sooner.' } }));
  expect(resultsOf([words], [], blocks, 5)).toEqual([
    { question: 'WORDS', agency: null, n: 5, mean: null, counts: null, suppressed: false },
  ]);
});

test.each([
  [
    { A: 20, B: 6, C: 0 },
    { A: 20, B: 6, C: 0 },
  ],
  [
    { A: 20, B: 6, C: 2 },
    { A: 20, B: null, C: null },
  ],
  [
    { A: 20, B: 1, C: 1 },
    { A: null, B: null, C: null },
  ],
  [
    { A: 20, B: 3, C: 4 },
    { A: 20, B: null, C: null },
  ],
  [
    { A: 0, B: 0, C: 7 },
    { A: 0, B: 0, C: 7 },
  ],
])('of %j are shown %j', (counts, shown) => {
  const given = Object.entries(counts).flatMap(([choice, count]) =>
    Array.from({ length: count }, () => ({ agency: null, answers: { FORM: choice } })),
  );
  const [result] = resultsOf([form], [], given, 5);
  expect(Object.fromEntries(result?.counts?.map(({ choice, count }) => [choice, count]) ?? [])).toEqual(shown);
});

test('P-INV-4: whatever was chosen, no count of 1 to 4 can be had from those that are shown', () => {
  const cells = fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(cells, (numbers) => {
      const counts = numbers.map((count, index) => ({ choice: String(index), count }));
      const total = numbers.reduce((sum, count) => sum + count, 0);
      if (total < 5) return;
      const shown = holdBack(counts);
      const held = shown.filter(({ count }) => count === null).length;
      const rest = total - shown.reduce((sum, { count }) => sum + (count ?? 0), 0);
      for (const { count } of shown) expect(count === null || count === 0 || count >= 5).toBe(true);
      // What is left after all that is shown is the sum of two cells and five answers, never one small cell.
      expect(held === 0 ? rest === 0 : rest >= 5 && held >= 2).toBe(true);
    }),
  );
});
