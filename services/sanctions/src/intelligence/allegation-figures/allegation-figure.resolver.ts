import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { AllegationStatistics } from './allegation-figure.view';

@Resolver()
export class AllegationFigureResolver {
  @Query(() => AllegationStatistics, {
    description:
      'How many allegations all agencies received in a year, by category; never fewer than five. Counted once a day.',
  })
  allegationStatistics(@Arg('year', () => Int) year: number, @Ctx() { allegationFigures }: SanctionsContext) {
    return allegationFigures.of(year);
  }
}
