import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { AssessmentState } from '../../terms/assessment-state.enum';
import type { Assessment } from '../assessments/assessment.entity';
import { AssessmentChangeRepository, type AssessmentChangeRow } from './assessment-change.repository';
import { AssessmentChange, ChangeActor } from './assessment-change.view';

/** Which states an assessment went through, when, and by whom at the level of agencies (feature 39). */
export class AssessmentChangeService {
  private readonly repository: AssessmentChangeRepository;

  constructor(private readonly work: Work) {
    this.repository = new AssessmentChangeRepository(work.database.manager);
  }

  private readonly byAssessment = rowsLoader(
    (ids) => this.repository.findByAssessments(ids),
    (row: AssessmentChangeRow) => row.assessmentId,
  );

  rowsOf(assessmentId: string): Promise<AssessmentChangeRow[]> {
    return this.byAssessment.load(assessmentId);
  }

  async historyOf(assessmentId: string): Promise<AssessmentChange[]> {
    const rows = await this.rowsOf(assessmentId);
    return rows.map(({ fromState, toState, actor, agency, at }) => ({
      from: fromState as AssessmentState | null,
      to: toState as AssessmentState,
      actor: ChangeActor[actor],
      agencyCode: agency,
      at,
    }));
  }

  /** Writes the step on record, also in the audit trail. */
  async note(
    { id, partnerId }: Pick<Assessment, 'id' | 'partnerId'>,
    from: AssessmentState | null,
    to: AssessmentState,
    detail: object = {},
  ): Promise<void> {
    const { viewer, clock, audit } = this.work;
    const actor = viewer.kind === 'PUBLIC' ? 'SYSTEM' : viewer.kind;
    await this.repository.insert([
      {
        id: newId(),
        assessmentId: id,
        fromState: from,
        toState: to,
        actor,
        agency: actor === 'AGENCY' ? viewer.agency : null,
        subject: viewer.subject,
        at: clock.now(),
      },
    ]);
    this.byAssessment.clear(id);
    await audit.record({ objectType: 'Assessment', objectId: id, detail: { from, to, partnerId, ...detail } });
  }
}
