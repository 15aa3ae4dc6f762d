import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { AssessorType } from '../../terms/assessor-type.enum';
import { isOfCarriers } from '../assessment-bodies/assessment-body.rules';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorInput, AssignAssessorsInput } from './assessor.inputs';
import { AssessorRepository, type AssessorRow } from './assessor.repository';
import { partOf, sectionsOf, wasAssessor } from './assessor.rules';
import type { AssessorTeam } from './assessor.view';

interface Parts {
  assessments: AssessmentService;
  methodologies: MethodologyService;
}

const mostPeople = 100;

/** Who carries an assessment out (feature 47). */
export class AssessorService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAssessment = rowsLoader(
    (ids) => this.repository((assessors) => assessors.findByAssessments(ids)),
    (row: AssessorRow) => row.assessmentId,
  );

  async teamOf(assessment: Assessment): Promise<AssessorTeam> {
    if (!isOfCarriers(this.work.viewer, assessment)) {
      return { assessors: null, redaction: confidential(`Who does it is known to ${assessment.ownerAgency} alone.`) };
    }
    const rows = await this.byAssessment.load(assessment.id);
    return { assessors: rows.map((row) => ({ ...row, agencyCode: row.assessorAgency })), redaction: null };
  }

  /** Which sections the viewer may answer; null for all. */
  async partIn(assessment: Assessment): Promise<string[] | null> {
    const { viewer } = this.work;
    return partOf(viewer, assessment, viewer.kind === 'PARTNER' ? [] : await this.byAssessment.load(assessment.id));
  }

  /** Refuses whoever answered questions: nobody reviews the own work (feature 38). */
  async demandNoPart({ id }: Assessment): Promise<void> {
    if (!wasAssessor(this.work.viewer, await this.byAssessment.load(id))) return;
    throw forbidden('Somebody who was no assessor of it reviews an assessment.', 'SEGREGATION_OF_DUTIES');
  }

  /** The agency that owns it, and no other, plans and decides about it. */
  demandOwner({ ownerAgency }: Assessment): void {
    if (this.work.viewer.agency === ownerAgency) return;
    throw forbidden(`This is for ${ownerAgency}, which owns the assessment.`, 'NOT_THE_OWNER');
  }

  async assign(input: AssignAssessorsInput): Promise<Assessment> {
    const row = await this.parts.assessments.lock(input.assessmentId, input.expectedVersion);
    this.demandOwner(row);
    demandState(row.state, 'DRAFT', 'ASSIGNED', 'IN_PROGRESS');
    const assessorType = this.typeOf(row, input);
    const assessorFirm = firmOf(row, assessorType, input.firm);
    const people = await this.peopleOf(row, input.assessors);
    if (people.length === 0 && assessorType !== AssessorType.PARTNER_SELF) {
      throw invalidInput('Name at least one assessor.', 'input.assessors');
    }
    await this.demandFew(row.id, people);
    await this.repository(async (assessors) => {
      const kept = people.map(({ assessorAgency, subject }) => `${assessorAgency}/${subject}`);
      await assessors.removeOthers(row.id, kept, this.work.clock.now());
      for (const person of people) await assessors.assign(person);
    });
    this.byAssessment.clear(row.id);
    const change = { assessorType, assessorFirm };
    const { assessments } = this.parts;
    const after =
      row.state === AssessmentState.DRAFT
        ? await assessments.step(row, AssessmentState.ASSIGNED, change)
        : await assessments.save(row, change);
    await this.tell(row, after, people.length);
    return after;
  }

  /** Whoever was assigned once stays known for ever, since nobody of them may review. */
  private async demandFew(assessmentId: string, people: readonly AssessorRow[]): Promise<void> {
    const known = await this.byAssessment.clear(assessmentId).load(assessmentId);
    const all = [...known, ...people].map((person) => `${person.assessorAgency}/${person.subject}`);
    if (new Set(all).size <= mostPeople) return;
    throw invalidInput(`At most ${mostPeople} people ever answer one assessment.`, 'input.assessors');
  }

  private typeOf({ assessorType, state }: Assessment, { assessorType: wanted }: AssignAssessorsInput): AssessorType {
    if (!wanted || wanted === assessorType) return assessorType;
    if (state !== AssessmentState.IN_PROGRESS) return wanted;
    throw new AppError('CONFLICT', 'Answering has begun; who answers is of the same kind to the end.', {
      reason: 'INVALID_STATE',
      field: 'input.assessorType',
      facts: { state },
    });
  }

  private async peopleOf(row: Assessment, wanted: AssessorInput[]): Promise<AssessorRow[]> {
    const { viewer, clock } = this.work;
    const methodology = await this.parts.methodologies.get(row.methodologyCode ?? '', row.methodologyVersion ?? 0);
    const people = wanted.map(({ subject, agency, sections, areas }, index): AssessorRow => {
      const assessorAgency = agency ?? row.ownerAgency;
      if (![row.ownerAgency, ...row.jointAgencies].includes(assessorAgency)) {
        const message = `${assessorAgency} is neither the owner nor a joint agency.`;
        throw invalidInput(message, `input.assessors.${index}.agency`);
      }
      if (!/^[^#]+#.+$/.test(subject)) {
        throw invalidInput('Name the assessor as issuer#subject.', `input.assessors.${index}.subject`);
      }
      return {
        id: newId(),
        assessmentId: row.id,
        agency: row.ownerAgency,
        partnerId: row.partnerId,
        assessorAgency,
        subject,
        sections: sectionsOf(methodology, { sections, areas }, `input.assessors.${index}`),
        assignedBy: viewer.subject ?? '',
        assignedAt: clock.now(),
        removedAt: null,
      };
    });
    if (new Set(people.map(({ subject }) => subject)).size < people.length) {
      throw invalidInput('Name each assessor once.', 'input.assessors');
    }
    return people;
  }

  private async tell(before: Assessment, after: Assessment, people: number): Promise<void> {
    const { audit, outbox, clock } = this.work;
    const { id, partnerId, referenceNo, ownerAgency, assessorType, dueOn } = after;
    await audit.record({
      objectType: 'Assessment',
      objectId: id,
      detail: { change: 'ASSIGNED', assessorType, people },
    });
    const isNew = before.assessorType !== assessorType || before.state === AssessmentState.DRAFT;
    if (assessorType !== AssessorType.PARTNER_SELF || !isNew) return;
    await outbox.publish({
      type: 'assessments.partner-notice-due',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, kind: 'SELF_ASSESSMENT_ASSIGNED', referenceNo, agency: ownerAgency, dueOn, at: clock.now() },
    });
  }

  private repository<Result>(run: (assessors: AssessorRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AssessorRepository(transaction)));
  }
}

function firmOf({ assessorFirm }: Assessment, type: AssessorType, wanted: string | null | undefined): string | null {
  const isFirm = type === AssessorType.FIRM || type === AssessorType.EXTERNAL;
  if (wanted && !isFirm) throw invalidInput('Only FIRM and EXTERNAL have a firm.', 'input.firm');
  const firm = isFirm ? (wanted ?? assessorFirm) : null;
  if (type === AssessorType.FIRM && !firm) throw invalidInput('Name the firm.', 'input.firm');
  return firm;
}
