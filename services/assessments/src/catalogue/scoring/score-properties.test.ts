import fc from 'fast-check';
import { shippedMethodologies, shippedMethodology } from '../shipped-methodologies/shipped-methodologies.data';
import { questionsOf } from './answer-check.rules';
import { scoreAnswers } from './score.rules';
import type { GivenAnswer } from './score.types';

const bands = ['LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH'];
const values = ['LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH', 'NA'];

/** A value, or "does not apply", for each question. */
const answersOf = (version: number) => {
  const questions = questionsOf(shippedMethodology('HACT_MICRO', version));
  return fc
    .array(fc.constantFrom(...values), { minLength: questions.length, maxLength: questions.length })
    .map((given) => questions.map(({ key }, index) => answerOf(key, given[index] ?? 'LOW')));
};

const answerOf = (question: string, value: string): GivenAnswer => ({
  question,
  value: value === 'NA' ? null : value,
  notApplicable: value === 'NA',
  evidence: 0,
});

/** The formulas of standards.md 3.1 in the integers that it gives, written a second time. */
function expectedBand(version: number, answers: GivenAnswer[]): string | undefined {
  const keys = new Set(
    questionsOf(shippedMethodology('HACT_MICRO', version)).flatMap(({ key, isKey }) => (isKey ? [key] : [])),
  );
  const applicable = answers.filter(({ notApplicable }) => !notApplicable);
  const n = applicable.length;
  const nk = applicable.filter(({ question }) => keys.has(question)).length;
  const P = applicable.reduce((sum, { question, value }) => {
    const points = values.indexOf(value ?? '') + 1;
    return sum + (points > 1 && keys.has(question) ? 2 * points : points);
  }, 0);
  const d = 3 * n + 4 * nk;
  const ends =
    version === 1 ? [4 * n + d, 4 * n + 2 * d, 4 * n + 3 * d] : [(4 * 29 * n) / 20, (4 * 19 * n) / 10, (4 * 5 * n) / 2];
  const place = ends.findIndex((end) => 4 * P < end);
  return n === 0 ? undefined : bands[place === -1 ? 3 : place];
}

test.each([1, 2])('HACT v%i is the formula of standards.md 3.1 for any answers', (version) => {
  const methodology = shippedMethodology('HACT_MICRO', version);
  fc.assert(
    fc.property(answersOf(version), (answers) => {
      expect(scoreAnswers(methodology, answers).band ?? undefined).toBe(expectedBand(version, answers));
    }),
  );
});

test.each([1, 2])('HACT v%i: a worse answer never makes a better band', (version) => {
  const methodology = shippedMethodology('HACT_MICRO', version);
  const worse: Record<string, string> = { LOW: 'MODERATE', MODERATE: 'SIGNIFICANT', SIGNIFICANT: 'HIGH' };
  fc.assert(
    fc.property(answersOf(version), fc.nat(), (answers, place) => {
      const at = place % answers.length;
      const changed = answers.map((answer, index) => {
        return index === at ? { ...answer, value: worse[answer.value ?? ''] ?? answer.value } : answer;
      });
      const [before, after] = [answers, changed].map((given) =>
        bands.indexOf(scoreAnswers(methodology, given).band ?? 'LOW'),
      );
      expect(after).toBeGreaterThanOrEqual(before ?? 0);
    }),
  );
});

test('every methodology gives a band to every complete set of answers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...shippedMethodologies), fc.infiniteStream(fc.nat(20)), (methodology, stream) => {
      const answers = questionsOf(methodology).map(({ key, scale }) => {
        const choices = methodology.scales[scale] ?? [];
        const choice = choices[Number(stream.next().value) % choices.length];
        return { question: key, value: choice?.value ?? null, notApplicable: false, evidence: 0 };
      });
      expect(scoreAnswers(methodology, answers).band).not.toBeNull();
    }),
  );
});
