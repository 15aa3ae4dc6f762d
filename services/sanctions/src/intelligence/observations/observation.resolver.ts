import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { AddObservationInput, AmendObservationInput, ObservationConnection } from './observation.inputs';
import type { ListedObservation, ObservationRow } from './observation.repository';
import { Observation } from './observation.view';

@Resolver(() => Observation)
export class ObservationResolver {
  @Query(() => Observation, { nullable: true, description: 'One observation; null when there is none.' })
  observation(@Arg('id', () => ID) id: string, @Ctx() { observations }: SanctionsContext) {
    return observations.find(id);
  }

  @Mutation(() => Observation, {
    description:
      'Records an observation or risk flag of your agency about a partner (feature 54). It ends after 24 months at most. Refused: NOT_FOUND, INVALID_INPUT / PERSONAL_DATA (S-INV-11), PRECONDITION_FAILED / INTEGRITY_RESTRICTED when it may not be shared.',
  })
  addObservation(
    @Arg('input', () => AddObservationInput) input: AddObservationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('addObservation', ({ observationReplies }) => observationReplies.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ observations }, id) => observations.get(id),
    });
  }

  @Mutation(() => Observation, {
    description:
      'Changes what an observation says, by its author, or by headquarters once it has decided; what was said before stays in its history. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / DECIDED_BY_HEADQUARTERS, INVALID_INPUT / PERSONAL_DATA.',
  })
  amendObservation(
    @Arg('input', () => AmendObservationInput) input: AmendObservationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('amendObservation', ({ observations }) => observations.amend(input));
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(
    @Root() { partnerId }: ObservationRow,
    @Ctx() { partnerRedirects }: SanctionsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Partner, { nullable: true })
  inheritedFrom(@Root() { holder, listedFor }: Partial<ListedObservation>): Partner | null {
    return holder && holder !== listedFor ? { id: holder } : null;
  }
}

@Resolver(() => Partner)
export class PartnerObservationResolver {
  @FieldResolver(() => ObservationConnection, {
    nullable: true,
    description:
      'Observations and flags about the partner, and about the headquarters that it is an office of, newest first; never for partners.',
  })
  observations(
    @Root() { id }: Partner,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { observations }: SanctionsContext,
  ) {
    return observations.ofPartner(id, page);
  }
}
