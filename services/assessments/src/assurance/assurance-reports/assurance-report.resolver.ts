import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import { AssuranceReport, AssuranceReportFile } from './assurance-report.view';

@Resolver(() => AssuranceActivity)
export class AssuranceActivityReportResolver {
  @FieldResolver(() => AssuranceReport, {
    description: 'CONFIDENTIAL: those that it is done for and the partner read it, others get a redaction.',
  })
  report(@Root() activity: AssuranceActivity, @Ctx() { assuranceReports }: AssessmentsContext) {
    return assuranceReports.read(activity);
  }
}

@Resolver(() => AssuranceReport)
export class AssuranceReportResolver {
  @FieldResolver(() => AssuranceReportFile, { description: 'The attached report; takes a grant of level FULL.' })
  file(@Root() report: AssuranceReport, @Ctx() { assuranceReports }: AssessmentsContext) {
    return assuranceReports.file(report);
  }
}
