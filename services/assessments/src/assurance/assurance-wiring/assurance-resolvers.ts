import { AssuranceActivityResolver } from '../assurance-activities/assurance-activity.resolver';
import { AssuranceJoinResolver } from '../assurance-joins/assurance-join.resolver';
import { AssuranceOverlapResolver } from '../assurance-overlaps/overlap.resolver';
import { AssuranceParametersResolver } from '../assurance-parameters/assurance-parameters.resolver';
import { AssurancePlanResolver, PartnerAssuranceResolver } from '../assurance-plans/assurance-plan.resolver';
import {
  AssuranceActivityReportResolver,
  AssuranceReportResolver,
} from '../assurance-reports/assurance-report.resolver';
import { AssuranceFirmResolver, AuditFirmResolver, AuditTermsResolver } from '../audit-firms/audit-firm.resolver';
import { AuditQualityResolver } from '../audit-quality/audit-quality.resolver';

export const assuranceResolvers = [
  AssuranceActivityResolver,
  AssuranceActivityReportResolver,
  AssuranceFirmResolver,
  AssuranceJoinResolver,
  AssuranceOverlapResolver,
  AssuranceParametersResolver,
  AssurancePlanResolver,
  AssuranceReportResolver,
  AuditFirmResolver,
  AuditQualityResolver,
  AuditTermsResolver,
  PartnerAssuranceResolver,
];
