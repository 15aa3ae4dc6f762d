import type { Redaction } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import type { DisclosureLevel } from '../../sharing/access-grants/disclosure-level.enum';
import type { Assessment } from '../assessments/assessment.entity';
import { resourceOf } from '../assessments/assessment.resource';
import { notShownYet } from './assessment-body.rules';

/** The way to every confidential part of an assessment. */
export class AssessmentBodyService {
  constructor(
    private readonly work: Work,
    private readonly disclosures: DisclosureService,
  ) {}

  /** Null when the viewer may read it, and then the reading is on record; else what to answer instead. */
  async open(assessment: Assessment, needed: `${DisclosureLevel}`, field: string): Promise<Redaction | null> {
    return (
      notShownYet(this.work.viewer, assessment) ?? (await this.disclosures.open(resourceOf(assessment), needed, field))
    );
  }
}
