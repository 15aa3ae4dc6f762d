import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { AssessmentState } from '../../terms/assessment-state.enum';
import type { AssessmentService } from '../assessments/assessment.service';
import { AssessmentExpiryRepository } from './assessment-expiry.repository';

/** What the passing of days does to final assessments (feature 35). */
export class AssessmentExpiryService {
  private readonly repository: AssessmentExpiryRepository;

  constructor(
    private readonly work: Work,
    private readonly assessments: AssessmentService,
  ) {
    this.repository = new AssessmentExpiryRepository(work.database.manager);
  }

  /** Ends those whose last valid day has passed; true when there may be more. */
  async expire(): Promise<boolean> {
    const over = await this.repository.lockOver(dayOf(this.work.clock.now()));
    for (const row of over) await this.assessments.step(row, AssessmentState.EXPIRED);
    return over.length > 0;
  }

  /** Tells of those that end within 90, 60 and 30 days, once each; true when there may be more. */
  async warn(): Promise<boolean> {
    const { clock, outbox, audit } = this.work;
    const now = clock.now();
    const expiring = await this.repository.lockExpiring(dayOf(now));
    if (expiring.length === 0) return false;
    await this.repository.insertWarnings(expiring, now);
    await outbox.publishAll(
      expiring.map(({ id, partnerId, kind, ownerAgency, validUntil, days }) => ({
        type: 'assessments.assessment-expiring',
        subject: id,
        audience: 'AGENCY' as const,
        data: { assessmentId: id, partnerId, kind, ownerAgency, validUntil, days, at: now },
      })),
    );
    await audit.record({
      objectType: 'Assessment',
      detail: { expiring: expiring.map(({ id, days }) => `${id}/${days}`) },
    });
    return true;
  }
}
