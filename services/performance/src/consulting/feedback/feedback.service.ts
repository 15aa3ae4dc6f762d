import { AppError, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { AnswerSurveyPayload } from '../survey-ballots/ballot.inputs';
import type { BallotService } from '../survey-ballots/ballot.service';
import { SurveyKind } from '../surveys/survey.enums';
import { SurveyRepository } from '../surveys/survey.repository';
import { halfYearOf, lastDayOf } from '../surveys/survey.rules';
import { hashOf, tokenOf } from '../surveys/survey-token';
import type { GiveFeedbackInput } from './feedback.inputs';
import { feedbackQuestions } from './feedback.questions';
import { FeedbackRepository } from './feedback.repository';

export interface FeedbackSources {
  knownAgencies: KnownAgencyService;
  surveyBallots: BallotService;
}

/** As P-INV-4 has it. */
const fewest = 5;

/** What partners say of an agency by themselves (JIU-99): a survey without an end but that of the half-year. */
export class FeedbackService {
  private readonly surveys: SurveyRepository;
  private readonly engagements: FeedbackRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: FeedbackSources,
  ) {
    this.surveys = new SurveyRepository(work.database.manager);
    this.engagements = new FeedbackRepository(work.database.manager);
  }

  /** For whom the viewer may speak; asked before the feedback is taken in the name of nobody. */
  giver(partnerId: string | null | undefined): string | null {
    const { viewer } = this.work;
    const giver = partnerId ?? viewer.partnerId;
    return giver && actsFor(viewer, giver) ? giver : null;
  }

  async give({ agency, answers }: GiveFeedbackInput, partnerId: string | null): Promise<AnswerSurveyPayload> {
    const { cipher } = this.work;
    if (!partnerId) throw notFound('partner');
    await this.sources.knownAgencies.demand([agency], 'input.agency');
    if (!(await this.engagements.isPartnerOf(partnerId, agency))) {
      throw new AppError('PRECONDITION_FAILED', 'Feedback is for agencies that the partner works with.', {
        reason: 'NO_AGREEMENT_WITH_AGENCY',
      });
    }
    const survey = await this.ofNow(agency);
    const token = tokenOf(cipher, survey, partnerId);
    const added = await this.surveys.invite(survey, [{ partnerId, tokenHash: hashOf(cipher, token) }]);
    await this.surveys.countInvited(survey, added);
    const told = { surveyId: survey, token, answers, anonymous: true };
    return this.sources.surveyBallots.cast(told);
  }

  private async ofNow(agency: string): Promise<string> {
    const { clock } = this.work;
    const period = halfYearOf(dayOf(clock.now()));
    const known = await this.surveys.findOfPeriod(agency, period);
    if (known) return known.id;
    await this.surveys.insert({
      id: newId(),
      kind: SurveyKind.FEEDBACK,
      consultationId: null,
      leadAgency: agency,
      agencyCodes: [agency],
      country: null,
      period,
      anonymous: true,
      k: fewest,
      questions: [...feedbackQuestions],
      closesOn: lastDayOf(period),
      invited: 0,
      createdAt: clock.now(),
    });
    const made = await this.surveys.findOfPeriod(agency, period);
    if (!made) throw new Error(`No feedback survey of ${agency} for ${period}`);
    return made.id;
  }
}
