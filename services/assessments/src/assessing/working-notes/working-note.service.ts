import { confidential } from '@partner-commons/platform/redaction';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import type { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import type { Assessment } from '../assessments/assessment.entity';
import { resourceOf } from '../assessments/assessment.resource';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorService } from '../assessors/assessor.service';
import type { AddWorkingNoteInput } from './working-note.inputs';
import type { WorkingNotes } from './working-note.view';

interface Parts {
  assessments: AssessmentService;
  assessors: AssessorService;
  disclosures: DisclosureService;
  texts: AssessmentTextService;
}

/** Working papers stay with the function of the owner that does assessments (domain-model.md 2.8, OWNER_ONLY). */
export class WorkingNoteService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async read(assessment: Assessment): Promise<WorkingNotes> {
    const { viewer } = this.work;
    const { disclosures, texts } = this.parts;
    const isOwner = viewer.kind === 'AGENCY' && viewer.agency === assessment.ownerAgency;
    if (!isOwner || !hasRole(viewer, 'ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR')) {
      return {
        notes: null,
        redaction: confidential(`Working notes stay with those who do it for ${assessment.ownerAgency}.`),
      };
    }
    await disclosures.openOwn(resourceOf(assessment), 'Assessment.workingNotes');
    return { notes: await texts.workingNotesOf(assessment.id), redaction: null };
  }

  /** Also after it is final: the note is about it, not part of it. */
  async add({ assessmentId, text }: AddWorkingNoteInput): Promise<Assessment> {
    const { assessments, assessors, texts } = this.parts;
    const row = await assessments.get(assessmentId);
    assessors.demandOwner(row);
    await texts.write(row, 'WORKING_NOTE', text);
    return row;
  }
}
