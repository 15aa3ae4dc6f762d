import type { Fact } from '@partner-commons/platform/outbox/outbox';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { ClosureAssessmentRepository } from './closure-assessment.repository';
import { horizonOf } from './closure-assessment.rules';

/** What the calendar does to closure assessments: agency and partner are told once before the end, the agency once after it. */
export class ClosureReminderService {
  constructor(private readonly work: Work) {}

  /** Gives how many there were, so that a full batch is followed by another one. */
  async remind(kind: 'DUE_SOON' | 'OVERDUE'): Promise<number> {
    const { clock, database, audit, outbox } = this.work;
    const at = clock.now();
    const today = dayOf(at);
    const reminders = new ClosureAssessmentRepository(database.manager);
    const due = await reminders.remind(kind, { today, horizon: horizonOf(today), at });
    if (due.length === 0) return 0;
    const facts = due.flatMap(({ engagementId, externalId, agencyCode: agency, partnerId, dueOn }): Fact[] => [
      {
        type: kind === 'OVERDUE' ? 'performance.closure-assessment-overdue' : 'performance.closure-assessment-due',
        subject: engagementId,
        audience: 'INTERNAL',
        data: { engagementId, partnerId, agency, dueOn, at },
      },
      ...(kind === 'DUE_SOON'
        ? [
            {
              type: 'performance.partner-notice-due',
              subject: partnerId,
              audience: 'INTERNAL' as const,
              data: { partnerId, kind: 'CLOSURE_ASSESSMENT_DUE', referenceNo: externalId, agency, dueOn, at },
            },
          ]
        : []),
    ]);
    const engagementIds = due.map(({ engagementId }) => engagementId);
    await audit.record({ objectType: 'ClosureAssessment', detail: { change: kind, engagementIds } });
    await outbox.publishAll(facts);
    return due.length;
  }
}
