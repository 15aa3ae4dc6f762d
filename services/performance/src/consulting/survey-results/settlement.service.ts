import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { answersContext } from '../survey-ballots/ballot.service';
import { resultsOf } from './result.rules';
import { SettlementRepository, type UnsettledSurvey } from './settlement.repository';

/** What time does to surveys: urns are emptied, and closed surveys get their results, once and for all (P-INV-7). */
export class SettlementService {
  constructor(private readonly work: Work) {}

  /** Gives how many there were, so that a full batch is followed by another one. */
  emptyFullUrns(): Promise<number> {
    return this.work.database.confidential(async (transaction) => {
      const settlements = new SettlementRepository(transaction);
      const ids = await settlements.findFullUrns();
      for (const id of ids) await settlements.emptyUrn(id);
      return ids.length;
    });
  }

  settleClosed(): Promise<number> {
    const { clock, database } = this.work;
    return database.confidential(async (transaction) => {
      const settlements = new SettlementRepository(transaction);
      const closed = await settlements.findClosed(dayOf(clock.now()));
      for (const survey of closed) await this.settle(survey, settlements);
      return closed.length;
    });
  }

  private async settle(survey: UnsettledSurvey, settlements: SettlementRepository): Promise<void> {
    const { clock, cipher, audit, outbox } = this.work;
    const { id: surveyId, consultationId, agencies, anonymous, k, questions, responses } = survey;
    if (anonymous) {
      await settlements.emptyUrn(surveyId);
      await settlements.shuffle(surveyId);
    }
    const sealed = await settlements.findAnswers(surveyId);
    const blocks = sealed.map(({ agency, answers }) => ({
      agency,
      answers: JSON.parse(cipher.open(answers, answersContext(surveyId))),
    }));
    await settlements.insertResults(surveyId, resultsOf(questions, agencies, blocks, k));
    await settlements.settle(surveyId, clock.now());
    await audit.record({ objectType: 'Survey', objectId: surveyId, detail: { change: 'SETTLED', responses } });
    await outbox.publish({
      type: 'performance.survey-settled',
      subject: surveyId,
      audience: 'INTERNAL',
      data: { surveyId, consultationId, responses, at: clock.now() },
    });
  }
}
