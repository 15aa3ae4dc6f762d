import { PageArgs } from '@partner-commons/platform/page';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { KpiDefinition } from './kpi-definition.entity';
import { KpiDefinitionConnection } from './kpi-definition.page';

@Resolver(() => KpiDefinition)
export class KpiDefinitionResolver {
  @Query(() => KpiDefinitionConnection, {
    description: 'What the agencies measure in common, by code and version; public (JIU-46).',
  })
  kpiDefinitions(@Args(() => PageArgs) page: PageArgs, @Ctx() { definitions }: PerformanceContext) {
    return definitions.list(page);
  }
}
