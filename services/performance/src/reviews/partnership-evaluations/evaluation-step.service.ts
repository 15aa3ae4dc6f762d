import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { noticesOf } from '../../federation/partner-notices';
import type { EvaluationBodyService } from '../evaluation-bodies/evaluation-body.service';
import type { ManagementResponseService } from '../management-responses/management-response.service';
import type { EvaluationStepInput } from './evaluation.inputs';
import type { EvaluationRow } from './evaluation.repository';
import { demandAnswered, demandEvaluationMove, evaluationResponseDueOn } from './evaluation.rules';
import type { EvaluationService } from './evaluation.service';
import { EvaluationState } from './evaluation.view';

interface Parts {
  evaluations: EvaluationService;
  evaluationBodies: EvaluationBodyService;
  managementResponses: ManagementResponseService;
}

/** From a draft to what all agencies may know; the agency that leads takes each step (UNICEF-23). */
export class EvaluationStepService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async submit({ evaluationId, expectedVersion }: EvaluationStepInput): Promise<EvaluationRow> {
    const row = await this.parts.evaluations.lockLed(evaluationId, expectedVersion);
    demandEvaluationMove(row.state, EvaluationState.AWAITING_RESPONSES);
    const submittedAt = this.work.clock.now();
    const responseDueOn = evaluationResponseDueOn(submittedAt);
    const saved = await this.parts.evaluations.save(
      { ...row, state: EvaluationState.AWAITING_RESPONSES, submittedAt, responseDueOn },
      { change: 'SUBMITTED' },
    );
    const notice = {
      kind: 'EVALUATION_RESPONSE_REQUESTED',
      referenceNo: row.referenceNo,
      agency: row.leadCode,
      dueOn: responseDueOn,
      at: submittedAt,
    };
    await this.work.outbox.publishAll(noticesOf([row.partnerId], notice));
    return saved;
  }

  async publish({ evaluationId, expectedVersion }: EvaluationStepInput): Promise<EvaluationRow> {
    const row = await this.parts.evaluations.lockLed(evaluationId, expectedVersion);
    demandEvaluationMove(row.state, EvaluationState.PUBLISHED);
    const publishedAt = this.work.clock.now();
    const { title, summary, findings } = await this.parts.evaluationBodies.wordsOf(row);
    const answers = await this.parts.managementResponses.countAnswered(row.id);
    const respondents = row.agencyCodes.length + 1;
    demandAnswered({ findings: findings.length, respondents, answers }, row.responseDueOn, dayOf(publishedAt));
    const saved = await this.parts.evaluations.save(
      { ...row, state: EvaluationState.PUBLISHED, title, summary, publishedAt },
      { change: 'PUBLISHED' },
    );
    await this.tell(saved, publishedAt);
    return saved;
  }

  async withdraw({ evaluationId, expectedVersion }: EvaluationStepInput): Promise<EvaluationRow> {
    const row = await this.parts.evaluations.lockLed(evaluationId, expectedVersion);
    demandEvaluationMove(row.state, EvaluationState.WITHDRAWN);
    const withdrawnAt = this.work.clock.now();
    const saved = await this.parts.evaluations.save(
      { ...row, state: EvaluationState.WITHDRAWN, withdrawnAt },
      { change: 'WITHDRAWN' },
    );
    if (row.publishedAt) await this.tell(saved, withdrawnAt);
    return saved;
  }

  /** Of published ones alone: every agency may know of these. */
  private tell(row: EvaluationRow, at: Date): Promise<void> {
    const { id: evaluationId, partnerId, leadCode: lead, agencyCodes: agencies, country } = row;
    return this.work.outbox.publish({
      type: 'performance.partnership-evaluation-published',
      subject: evaluationId,
      audience: 'AGENCY',
      data: { evaluationId, partnerId, lead, agencies, country, withdrawn: row.withdrawnAt !== null, at },
    });
  }
}
