import { platformMigration } from '@partner-commons/platform/platform-tables';
import { Assessment } from './assessments/assessment.entity';
import { KnownPartner } from './federation/known-partner.entity';
import { Assessments1760000001000 } from './migrations/1760000001000-assessments';
import { Redirects1760000002500 } from './migrations/1760000002500-redirects';
import { AssessmentLife1760000005000 } from './migrations/1760000005000-assessment-life';
import { AccessGrants1760000005010 } from './migrations/1760000005010-access-grants';

/** In order; each runs once per database. */
export const migrations = [
  platformMigration('assessments'),
  Assessments1760000001000,
  Redirects1760000002500,
  AssessmentLife1760000005000,
  AccessGrants1760000005010,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [Assessment, KnownPartner];
