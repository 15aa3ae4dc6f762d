import { notFound } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodePlace, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { confidential } from '@partner-commons/platform/redaction';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { answersContext } from '../survey-ballots/ballot.service';
import { SurveyState } from '../surveys/survey.enums';
import type { SurveyService } from '../surveys/survey.service';
import type { Survey } from '../surveys/survey.view';
import { RawAnswerRepository, type RawRow, SurveyResultRepository } from './result.repository';
import type { SurveyRawAnswer, SurveyRawAnswers, SurveyResult } from './result.view';

/** What a survey found: sums for all agencies, raw answers for the independent unit. */
export class SurveyResultService {
  private readonly repository: SurveyResultRepository;

  constructor(
    private readonly work: Work,
    private readonly surveys: SurveyService,
  ) {
    this.repository = new SurveyResultRepository(work.database.manager);
  }

  private readonly bySurvey = rowsLoader(
    (ids) => this.repository.find(ids),
    (row: SurveyResult & { surveyId: string }) => row.surveyId,
  );

  /** None before the survey is settled. */
  of(surveyId: string): Promise<SurveyResult[]> {
    return this.bySurvey.load(surveyId);
  }

  async ofVisible(surveyId: string): Promise<SurveyResult[]> {
    const survey = await this.surveys.visible(surveyId);
    if (!survey) throw notFound('survey');
    return this.of(survey.id);
  }

  async raw(survey: Survey, { first, after }: PageArgs): Promise<SurveyRawAnswers> {
    const { viewer, database, audit } = this.work;
    const isUnit = viewer.agency === survey.leadAgency && hasRole(viewer, 'EVALUATOR', 'OVERSIGHT_AUDITOR');
    if (!isUnit || survey.state !== SurveyState.SETTLED || survey.responses < survey.k) {
      const redaction = confidential(
        'Evaluators and oversight of the leading agency read raw answers, once the survey is settled and enough answered.',
      );
      return { answers: null, redaction };
    }
    const place = decodePlace(after);
    return database.confidential(async (transaction) => {
      const raw = new RawAnswerRepository(transaction);
      const [rows, counted] = [await raw.findPage(survey.id, place, first + 1), await raw.count(survey.id)];
      await audit.within(transaction, 'Survey.rawAnswers').record({ objectType: 'Survey', objectId: survey.id });
      const answers = pageOf(rows, first, counted, {
        cursor: (row) => [String(row.place)],
        node: (row) => this.open(survey.id, row),
      });
      return { answers, redaction: null };
    });
  }

  private open(surveyId: string, { agency, partnerId, answers }: RawRow): SurveyRawAnswer {
    const told: Record<string, string> = JSON.parse(this.work.cipher.open(answers, answersContext(surveyId)));
    const values = Object.entries(told).map(([question, value]) => ({ question, value }));
    return { agencyCode: agency, partnerId, values };
  }
}
