import { DateTime } from '@partner-commons/platform/scalars';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../context';
import { Clearance } from '../screening/clearances/clearance.entity';
import { Partner } from './partner.stub';

/** What sanctions adds to a partner. */
@Resolver(() => Partner)
export class PartnerResolver {
  @FieldResolver(() => Clearance, {
    nullable: true,
    description:
      'What screening says about the partner. Null only together with an error: a null is never a "clear". For agency staff; a partner must not learn of open hits from it.',
  })
  clearance(
    @Root() { id }: Partner,
    @Arg('asOf', () => DateTime, {
      nullable: true,
      description: 'What the screenings until this instant said; now when not given.',
    })
    asOf: Date | null,
    @Ctx() { clearances }: SanctionsContext,
  ) {
    return clearances.ofPartner(id, asOf);
  }
}
