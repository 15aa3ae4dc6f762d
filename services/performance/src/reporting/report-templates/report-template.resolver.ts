import { Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ReportTemplate } from './report-template.view';

@Resolver()
export class ReportTemplateResolver {
  @Query(() => [ReportTemplate], { description: 'Forms of reports to governing bodies, by code (JIU-66).' })
  reportTemplates(@Ctx() { reportTemplates }: PerformanceContext) {
    return reportTemplates.all();
  }
}
