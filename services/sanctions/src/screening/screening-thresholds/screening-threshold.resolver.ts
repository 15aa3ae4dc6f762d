import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ScreeningThreshold } from './screening-threshold.entity';
import { SetScreeningThresholdInput } from './screening-threshold.inputs';

@Resolver(() => ScreeningThreshold)
export class ScreeningThresholdResolver {
  @Query(() => ScreeningThreshold, { description: 'From which scores on the own agency is shown matches.' })
  screeningThreshold(@Ctx() { screeningThresholds }: SanctionsContext) {
    return screeningThresholds.current();
  }

  @Mutation(() => ScreeningThreshold, {
    description:
      'Sets from which scores on the own agency is shown matches when it asks about names or files of names. Screenings of partners keep 0.70. Refused: INVALID_INPUT, CONFLICT / VERSION_CONFLICT.',
  })
  setScreeningThreshold(
    @Arg('input', () => SetScreeningThresholdInput) input: SetScreeningThresholdInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('setScreeningThreshold', ({ screeningThresholds }) => screeningThresholds.set(input));
  }
}
