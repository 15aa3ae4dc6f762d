import { AppError, forbidden } from '@partner-commons/platform/errors';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import type { GivenAnswer } from '../../catalogue/scoring/score.types';
import type { AnswerInput } from './answer.inputs';
import type { AnswerRow } from './answer.repository';

/** Which answer is stale, and where it stands now: nothing of the batch was saved, so all of it can be sent again. */
export function demandVersions(
  answers: readonly Pick<AnswerInput, 'question' | 'expectedVersion'>[],
  stored: ReadonlyMap<string, Pick<AnswerRow, 'version'>>,
): void {
  const stale = answers.flatMap(({ question, expectedVersion }, index) => {
    const currentVersion = stored.get(question)?.version ?? 0;
    return currentVersion === expectedVersion ? [] : [{ index, question, currentVersion }];
  });
  const [first] = stale;
  if (!first) return;
  throw new AppError(
    'CONFLICT',
    `Somebody else answered ${stale.map(({ question }) => question).join(', ')} meanwhile. None of these answers was saved; read those again and send the rest.`,
    {
      reason: 'VERSION_CONFLICT',
      field: `input.answers.${first.index}.expectedVersion`,
      facts: { stale: stale.map(({ question, currentVersion }) => ({ question, currentVersion })), saved: 0 },
    },
  );
}

/** @param part keys of sections; null for all */
export function demandAssigned(
  { sections }: Pick<Methodology, 'sections'>,
  answers: readonly Pick<AnswerInput, 'question'>[],
  part: readonly string[] | null,
): void {
  if (part === null) return;
  const allowed = new Set(
    sections.filter(({ key }) => part.includes(key)).flatMap(({ questions }) => questions.map(({ key }) => key)),
  );
  const foreign = answers.find(({ question }) => !allowed.has(question));
  if (foreign) throw forbidden(`${foreign.question} is for another assessor.`, 'NOT_ASSIGNED');
}

/** As algorithms take answers; order plays no part. */
export const givenOf = (
  rows: readonly Pick<AnswerRow, 'question' | 'value' | 'notApplicable' | 'evidence'>[],
): GivenAnswer[] =>
  rows.map(({ question, value, notApplicable, evidence }) => ({ question, value, notApplicable, evidence }));
