import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { smartProblems } from '../governance/kpi-smart.rules';
import { KpiDefinition } from './kpi-definition.entity';
import { KpiDefinitionsArgs } from './kpi-definition.inputs';
import { KpiDefinitionConnection } from './kpi-definition.page';
import { KpiAlignment, KpiSmartProblem, KpiThresholdSet } from './kpi-definition.view';

@Resolver(() => KpiDefinition)
export class KpiDefinitionResolver {
  @Query(() => KpiDefinitionConnection, {
    description:
      'What the agencies measure in common, by code and version; public (JIU-46). All versions of a code are its history; alignedWith QCPR is the extract for that review (SYS-20).',
  })
  kpiDefinitions(@Args(() => KpiDefinitionsArgs) args: KpiDefinitionsArgs, @Ctx() { definitions }: PerformanceContext) {
    return definitions.list(args);
  }

  @Query(() => KpiDefinition, {
    nullable: true,
    description: 'One version of a definition, also a proposed one; the latest published one when no version is named.',
  })
  kpiDefinition(
    @Arg('code', () => String) code: string,
    @Arg('version', () => Int, { nullable: true }) version: number | null,
    @Ctx() { definitions }: PerformanceContext,
  ) {
    return definitions.findVersion(code, version ?? null);
  }

  @FieldResolver(() => KpiThresholdSet)
  thresholds(@Root() definition: KpiDefinition): KpiThresholdSet {
    return definition;
  }

  @FieldResolver(() => KpiAlignment)
  alignment(@Root() definition: KpiDefinition): KpiAlignment {
    return definition;
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Whose own KPI it is; null for the shared ones (P-INV-1).',
  })
  ownedBy(@Root() { agencyCode }: KpiDefinition): Agency | null {
    return agencyCode === null ? null : { code: agencyCode };
  }

  @FieldResolver(() => [KpiSmartProblem], {
    description: 'What stands in the way of publishing it; empty when nothing does (JIU-43).',
  })
  smartCheck(@Root() definition: KpiDefinition): KpiSmartProblem[] {
    return smartProblems(definition);
  }
}
