import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { PipelineFilter } from './pipeline.inputs';
import { RegistrationConnection } from './pipeline.page';
import { RegistrationCount } from './pipeline.view';

@Resolver()
export class PipelineResolver {
  @Query(() => RegistrationConnection, {
    description: 'Registrations of all agencies, longest in their state first (UNHCR-52).',
  })
  registrationPipeline(
    @Arg('filter', () => PipelineFilter, { defaultValue: {} }) filter: PipelineFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { pipelines }: RegistryContext,
  ) {
    return pipelines.list(filter, page);
  }

  @Query(() => [RegistrationCount], {
    description: 'How many registrations there are in each state, and how many have stalled (UNHCR-52).',
  })
  registrationCounts(
    @Arg('agency', () => String, {
      nullable: true,
      description: 'Code of the agency that sponsors; all when not given.',
    })
    agency: string | null,
    @Ctx() { pipelines }: RegistryContext,
  ) {
    return pipelines.counts(agency ?? null);
  }
}
