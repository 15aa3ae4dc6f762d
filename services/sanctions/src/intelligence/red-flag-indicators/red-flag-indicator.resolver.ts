import { Ctx, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { RedFlagIndicator } from './red-flag-indicator.view';

@Resolver()
export class RedFlagIndicatorResolver {
  @Query(() => [RedFlagIndicator], { description: 'Signs of fraud and misconduct to look for, at most 100 (JIU-104).' })
  redFlagIndicators(@Ctx() { redFlagIndicators }: SanctionsContext) {
    return redFlagIndicators.all();
  }
}
