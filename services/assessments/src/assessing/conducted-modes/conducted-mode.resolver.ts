import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { ConductedModeFilter } from './conducted-mode.inputs';
import { ConductedModeFigures } from './conducted-mode.view';

@Resolver()
export class ConductedModeResolver {
  @Query(() => ConductedModeFigures, {
    description: 'How assessments of all agencies were done: on site, remotely, or both (JIU-113).',
  })
  conductedModes(
    @Arg('filter', () => ConductedModeFilter, { defaultValue: {} }) filter: ConductedModeFilter,
    @Ctx() { conductedModes }: AssessmentsContext,
  ) {
    return conductedModes.figures(filter);
  }
}
