import { platformMigration } from '@partner-commons/platform/platform-tables';
import { Assessment } from './assessing/assessments/assessment.entity';
import { KnownPartner } from './federation/known-partner.entity';
import { Assessments1760000001000 } from './migrations/1760000001000-assessments';
import { Redirects1760000002500 } from './migrations/1760000002500-redirects';
import { AssessmentLife1760000005000 } from './migrations/1760000005000-assessment-life';
import { AccessGrants1760000005010 } from './migrations/1760000005010-access-grants';
import { Methodologies1760000005100 } from './migrations/1760000005100-methodologies';
import { ShippedMethodologies1760000005110 } from './migrations/1760000005110-shipped-methodologies';
import { Equivalences1760000005120 } from './migrations/1760000005120-equivalences';
import { Standards1760000005130 } from './migrations/1760000005130-standards';
import { AssessmentStates1760000005200 } from './migrations/1760000005200-assessment-states';
import { AssessmentWork1760000005210 } from './migrations/1760000005210-assessment-work';
import { AssessmentImports1760000005300 } from './migrations/1760000005300-assessment-imports';
import { Risks1760000005310 } from './migrations/1760000005310-risks';
import { Consents1760000005400 } from './migrations/1760000005400-consents';
import { Reuse1760000005410 } from './migrations/1760000005410-reuse';
import { DisclosureRequests1760000005500 } from './migrations/1760000005500-disclosure-requests';
import { DueDiligence1760000005600 } from './migrations/1760000005600-due-diligence';
import { Assurance1760000005700 } from './migrations/1760000005700-assurance';
import { AssurancePlans1760000005710 } from './migrations/1760000005710-assurance-plans';
import { FindingCategories1760000005800 } from './migrations/1760000005800-finding-categories';
import { Findings1760000005810 } from './migrations/1760000005810-findings';
import { CapacityPlans1760000005820 } from './migrations/1760000005820-capacity-plans';
import { Lending1760000005890 } from './migrations/1760000005890-lending';
import { PartnerReviews1760000006500 } from './migrations/1760000006500-partner-reviews';

/** In order; each runs once per database. */
export const migrations = [
  platformMigration('assessments'),
  Assessments1760000001000,
  Redirects1760000002500,
  AssessmentLife1760000005000,
  AccessGrants1760000005010,
  Methodologies1760000005100,
  AssessmentStates1760000005200,
  AssessmentWork1760000005210,
  ShippedMethodologies1760000005110,
  Equivalences1760000005120,
  Standards1760000005130,
  AssessmentImports1760000005300,
  Risks1760000005310,
  Consents1760000005400,
  Reuse1760000005410,
  DisclosureRequests1760000005500,
  DueDiligence1760000005600,
  Assurance1760000005700,
  AssurancePlans1760000005710,
  FindingCategories1760000005800,
  Findings1760000005810,
  CapacityPlans1760000005820,
  Lending1760000005890,
  PartnerReviews1760000006500,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [Assessment, KnownPartner];
