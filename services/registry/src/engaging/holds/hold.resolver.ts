import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { LiftHoldInput, PlaceHoldInput } from './hold.inputs';
import { EligibilityHold } from './hold.view';

@Resolver(() => EligibilityHold)
export class HoldResolver {
  @Mutation(() => EligibilityHold, {
    description: 'Keeps your own agency from engaging a partner; others are not touched (R-INV-7). Refused: NOT_FOUND.',
  })
  placeHold(@Arg('input', () => PlaceHoldInput) input: PlaceHoldInput, @Ctx() context: RegistryContext) {
    return context.transaction('placeHold', ({ manualHolds }) => manualHolds.place(input), {
      key: input.idempotencyKey,
      input,
      again: ({ manualHolds }, id) => manualHolds.get(id),
    });
  }

  @Mutation(() => EligibilityHold, {
    description:
      'Lifts a hold that your own agency placed by hand. Refused: NOT_FOUND, CONFLICT / INVALID_STATE when it is lifted already.',
  })
  liftHold(@Arg('input', () => LiftHoldInput) input: LiftHoldInput, @Ctx() context: RegistryContext) {
    return context.transaction('liftHold', ({ manualHolds }) => manualHolds.lift(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whom it binds; null is every agency.' })
  agency(@Root() { agencyCode }: EligibilityHold, @Ctx() { agencies }: RegistryContext) {
    return agencyCode === null ? null : agencies.find(agencyCode);
  }
}

@Resolver(() => Partner)
export class PartnerHoldResolver {
  @FieldResolver(() => [EligibilityHold], {
    description:
      'Holds in force: those for all agencies and those of your own, at most 100. The partner sees those that it can clear itself.',
  })
  holds(@Root() { id }: PartnerRow, @Ctx() { manualHolds }: RegistryContext) {
    return manualHolds.visibleOf(id);
  }
}
