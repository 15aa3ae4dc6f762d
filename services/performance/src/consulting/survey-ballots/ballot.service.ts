import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { SurveyState } from '../surveys/survey.enums';
import type { SurveyRow } from '../surveys/survey.repository';
import type { SurveyService } from '../surveys/survey.service';
import { hashOf } from '../surveys/survey-token';
import type { AnswerSurveyInput, AnswerSurveyPayload } from './ballot.inputs';
import { BallotRepository, type SealedBlock } from './ballot.repository';
import { blocksOf } from './ballot.rules';

export interface Ballot extends Pick<AnswerSurveyInput, 'surveyId' | 'answers'> {
  /** Null when nobody of the viewer's partners is invited. */
  token: string | null;
  anonymous: boolean;
}

const used = () =>
  new AppError('CONFLICT', 'This partner has answered; an answer cannot be changed.', { reason: 'ALREADY_ANSWERED' });

/** Taking answers (P-INV-7). */
export class BallotService {
  constructor(
    private readonly work: Work,
    private readonly surveys: SurveyService,
  ) {}

  /** What is to be known of the viewer, asked before the answer is taken in the name of nobody. */
  async ballotFor({ surveyId, token, answers }: AnswerSurveyInput): Promise<Ballot> {
    const survey = await this.surveys.find(surveyId);
    if (token || !survey) return { surveyId, answers, token: token ?? null, anonymous: survey?.anonymous ?? true };
    const [own = null, another] = await this.surveys.ballotsOf(surveyId);
    return { surveyId, answers, token: another ? null : (own?.token ?? null), anonymous: survey.anonymous };
  }

  async cast({ surveyId, token, answers, anonymous }: Ballot): Promise<AnswerSurveyPayload> {
    const { audit, database } = this.work;
    const survey = await this.surveys.lock(surveyId);
    const partnerId = await this.spend(survey, token);
    // Only the partner itself gives an answer that bears its name.
    if (!anonymous && !actsFor(this.work.viewer, partnerId)) throw notFound('survey');
    const blocks = this.seal(survey, answers);
    await database.confidential(async (transaction) => {
      const ballots = new BallotRepository(transaction);
      if (anonymous) await ballots.putIntoUrn(survey.id, blocks);
      else await ballots.keepNamed(survey.id, partnerId, blocks);
      await ballots.count(survey.id, anonymous ? 1 : 0);
    });
    await audit.record({ objectType: 'Survey', objectId: survey.id });
    return { surveyId: survey.id, answered: answers.length };
  }

  /** The answers as they are stored; refused when they are none that the survey asked for, or come too late. */
  seal(survey: SurveyRow, answers: AnswerSurveyInput['answers']): SealedBlock[] {
    if (this.surveys.present(survey).state !== SurveyState.OPEN) {
      throw new AppError('CONFLICT', 'The survey is closed.', { reason: 'INVALID_STATE' });
    }
    const blocks = blocksOf(survey.questions, survey.agencyCodes, answers);
    if (typeof blocks === 'string') throw invalidInput(blocks, 'input.answers', 'ANSWER_NOT_VALID');
    return blocks.map(({ agency, answers: told }) => ({
      agency,
      answers: this.work.cipher.seal(JSON.stringify(told), answersContext(survey.id)),
    }));
  }

  private spend(survey: SurveyRow, token: string | null): Promise<string> {
    return this.work.database.confidential(async (transaction) => {
      const ballots = new BallotRepository(transaction);
      const hash = hashOf(this.work.cipher, token ?? '');
      const partnerId = await ballots.spend(survey.id, hash);
      if (partnerId !== null) return partnerId;
      throw (await ballots.isSpent(survey.id, hash)) ? used() : notFound('survey');
    });
  }
}

/** Of the survey and not of a row: answers are moved to rows of other keys, so that nothing joins them. */
export const answersContext = (surveyId: string) => `survey-answers:${surveyId}`;
