import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import {
  PipelineFiguresArgs,
  ProcessBottleneck,
  ProcessBottlenecksArgs,
  RegistrationPipelineFigures,
} from './bottleneck.view';

@Resolver()
export class BottleneckResolver {
  @Query(() => [ProcessBottleneck], {
    description:
      'How long each stage takes, in the order of the process (UNICEF-11). Refused: FORBIDDEN / COUNTRY_OUT_OF_SIGHT for a coordinator, since stages are of no country.',
  })
  processBottlenecks(
    @Args(() => ProcessBottlenecksArgs) args: ProcessBottlenecksArgs,
    @Ctx() { bottlenecks }: PerformanceContext,
  ) {
    return bottlenecks.list(args);
  }

  @Query(() => RegistrationPipelineFigures, {
    description:
      'How the registrations of a year went (UNHCR-52); registrationPipeline lists them. Refused: FORBIDDEN / COUNTRY_OUT_OF_SIGHT for a coordinator.',
  })
  registrationPipelineFigures(
    @Args(() => PipelineFiguresArgs) args: PipelineFiguresArgs,
    @Ctx() { bottlenecks }: PerformanceContext,
  ) {
    return bottlenecks.pipeline(args);
  }
}
