import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { SecondDecision } from '../../terms/second-decision.enum';
import type { AssessmentBodyService } from '../assessment-bodies/assessment-body.service';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { AssessmentScoreService } from '../assessment-scores/assessment-score.service';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorService } from '../assessors/assessor.service';
import type { ApproveBandAdjustmentInput, ProposeBandAdjustmentInput } from './band-adjustment.inputs';
import { BandAdjustmentRepository, type BandAdjustmentRow } from './band-adjustment.repository';
import type { BandAdjustments } from './band-adjustment.view';

interface Parts {
  assessments: AssessmentService;
  assessors: AssessorService;
  bodies: AssessmentBodyService;
  scores: AssessmentScoreService;
}

/** Another band than computed takes a reason and two people, before the assessment is final (A-INV-2). */
export class BandAdjustmentService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAssessment = rowsLoader(
    (ids) => this.repository((adjustments) => adjustments.findByAssessments(ids)),
    (row: BandAdjustmentRow) => row.assessmentId,
  );

  async read(assessment: Assessment): Promise<BandAdjustments> {
    const redaction = await this.parts.bodies.open(assessment, 'FULL_NO_ATTACHMENTS', 'Assessment.bandAdjustments');
    if (redaction) return { adjustments: null, redaction };
    const rows = (await this.byAssessment.load(assessment.id)).filter(({ decision }) => decision !== 'WITHDRAWN');
    const adjustments = rows.map(({ id, fromBand, toBand, sealed, proposedAt, decision, decidedAt }) => ({
      id,
      from: fromBand,
      to: toBand,
      justification: this.work.cipher.open(sealed, contextOf(id)),
      proposedAt,
      decision: decision as SecondDecision | null,
      decidedAt,
    }));
    return { adjustments, redaction: null };
  }

  /** The first of two people. */
  async propose({ band, justification, ...input }: ProposeBandAdjustmentInput): Promise<Assessment> {
    const { viewer, clock, cipher } = this.work;
    const row = await this.lock(input);
    if (band === CommonRiskBand.NOT_ASSESSED) throw invalidInput('NOT_ASSESSED is no band of a result.', 'input.band');
    const { band: computed } = await this.parts.scores.compute(row);
    if (band === computed) throw invalidInput('That is what the method computes already.', 'input.band', 'UNCHANGED');
    if (await this.openOf(row)) {
      throw new AppError('CONFLICT', 'Another band waits for a second person already.', { reason: 'ALREADY_PROPOSED' });
    }
    const id = newId();
    const adjustment: BandAdjustmentRow = {
      id,
      assessmentId: row.id,
      agency: row.ownerAgency,
      partnerId: row.partnerId,
      fromBand: computed,
      toBand: band,
      sealed: cipher.seal(justification, contextOf(id)),
      proposedBy: viewer.subject ?? '',
      proposedAt: clock.now(),
      decision: null,
      decidedBy: null,
      decidedAt: null,
    };
    await this.repository((adjustments) => adjustments.insert(adjustment));
    return this.note(row, { change: 'BAND_PROPOSED', id, from: computed, to: band });
  }

  /** The second one. */
  async decide({ decision, ...input }: ApproveBandAdjustmentInput): Promise<Assessment> {
    const row = await this.lock(input);
    const open = await this.openOf(row);
    if (!open) throw new AppError('CONFLICT', 'No band waits for a decision.', { reason: 'INVALID_STATE' });
    if (open.proposedBy === this.work.viewer.subject) {
      throw new AppError('FORBIDDEN', 'Somebody else decides about a band that you proposed.', {
        reason: 'SEGREGATION_OF_DUTIES',
        rule: 'A-INV-2',
      });
    }
    await this.close(open, decision);
    return this.note(row, { change: `BAND_${decision}`, id: open.id });
  }

  /** What two people agreed on, or null. Refuses while a proposal waits. */
  async approvedOf(row: Assessment): Promise<CommonRiskBand | null> {
    const rows = await this.fresh(row);
    if (rows.some(({ decision }) => decision === null)) {
      throw new AppError('CONFLICT', 'A second person has to decide about the proposed band first.', {
        reason: 'ADJUSTMENT_PENDING',
        rule: 'A-INV-2',
      });
    }
    return rows.filter(({ decision }) => decision === 'APPROVED').at(-1)?.toBand ?? null;
  }

  /** Of a locked assessment that goes back to its assessors. */
  async withdraw(row: Assessment): Promise<void> {
    for (const adjustment of await this.fresh(row)) {
      if (adjustment.decision === null || adjustment.decision === 'APPROVED') await this.close(adjustment, 'WITHDRAWN');
    }
  }

  private async lock({
    assessmentId,
    expectedVersion,
  }: {
    assessmentId: string;
    expectedVersion: number;
  }): Promise<Assessment> {
    const row = await this.parts.assessments.lock(assessmentId, expectedVersion);
    this.parts.assessors.demandOwner(row);
    demandState(row.state, 'SUBMITTED', 'QUALITY_REVIEW');
    return row;
  }

  private async openOf(row: Assessment): Promise<BandAdjustmentRow | null> {
    return (await this.fresh(row)).find(({ decision }) => decision === null) ?? null;
  }

  private fresh({ id }: Assessment): Promise<BandAdjustmentRow[]> {
    return this.byAssessment.clear(id).load(id);
  }

  private async close(row: BandAdjustmentRow, decision: SecondDecision | 'WITHDRAWN'): Promise<void> {
    const { viewer, clock } = this.work;
    const decided = { ...row, decision, decidedBy: viewer.subject, decidedAt: clock.now() };
    await this.repository((adjustments) => adjustments.decide(decided));
    this.byAssessment.clear(row.assessmentId);
  }

  private async note(row: Assessment, detail: Record<string, unknown>): Promise<Assessment> {
    await this.work.audit.record({ objectType: 'Assessment', objectId: row.id, detail });
    return this.parts.assessments.save(row, {});
  }

  private repository<Result>(run: (adjustments: BandAdjustmentRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new BandAdjustmentRepository(transaction)));
  }
}

const contextOf = (id: string) => `band-adjustment:${id}`;
