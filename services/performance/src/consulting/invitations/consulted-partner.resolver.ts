import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { Consultation } from '../consultations/consultation.view';

/** What consultations add to a partner. */
@Resolver(() => Partner)
export class ConsultedPartnerResolver {
  @FieldResolver(() => [Consultation], {
    nullable: true,
    description:
      'Consultations at which this partner was present, the latest first, at most 100 (JIU-97); nothing of what it said or complained of. Null only beside an error.',
  })
  consultedOn(@Root() { id }: Partner, @Ctx() { consultedPartners }: PerformanceContext) {
    return consultedPartners.consultationsOf(id);
  }
}
