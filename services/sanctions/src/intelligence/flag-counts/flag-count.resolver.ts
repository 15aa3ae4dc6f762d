import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { FlagCounts } from './flag-count.view';

@Resolver(() => Partner)
export class FlagCountResolver {
  @FieldResolver(() => FlagCounts, {
    nullable: true,
    description:
      'How many observations and flags count now, by level. Null only together with an error. For agency staff, never for partners.',
  })
  flagCounts(@Root() { id }: Partner, @Ctx() { flagCounts }: SanctionsContext) {
    return flagCounts.of(id);
  }
}
