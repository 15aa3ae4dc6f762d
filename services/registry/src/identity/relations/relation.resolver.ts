import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { PartnerRelation } from './relation.entity';
import { AddRelationInput, DecideRelationInput, EndRelationInput, RelationArgs } from './relation.inputs';
import { PartnerRelationConnection } from './relation.page';

@Resolver(() => PartnerRelation)
export class RelationResolver {
  @Mutation(() => PartnerRelation, {
    description:
      'Says what a partner is to another (feature 12, UNHCR-62). What a user of one partner claims of another is PROPOSED until the other side or an agency decides. Refused: NOT_FOUND, PRECONDITION_FAILED / RELATION_MISFIT, RELATION_TOO_DEEP, TOO_MANY_ENTRIES, CONFLICT / ALREADY_RELATED, RELATION_CYCLE, INVALID_STATE.',
  })
  addRelation(@Arg('input', () => AddRelationInput) input: AddRelationInput, @Ctx() context: RegistryContext) {
    return context.transaction('addRelation', ({ relations }) => relations.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ relations }, id) => relations.get(id),
    });
  }

  @Mutation(() => PartnerRelation, {
    description:
      'Accepts or declines a relation that the other partner claims. Refused: NOT_FOUND, also for the side that proposed it, CONFLICT / INVALID_STATE, and as addRelation.',
  })
  decideRelation(@Arg('input', () => DecideRelationInput) input: DecideRelationInput, @Ctx() context: RegistryContext) {
    return context.transaction('decideRelation', ({ relations }) => relations.decide(input));
  }

  @Mutation(() => PartnerRelation, {
    description: 'Ends a relation, or withdraws it. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, INVALID_STATE.',
  })
  endRelation(@Arg('input', () => EndRelationInput) input: EndRelationInput, @Ctx() context: RegistryContext) {
    return context.transaction('endRelation', ({ relations }) => relations.end(input));
  }

  @FieldResolver(() => Partner, {
    nullable: true,
    description: 'The office, affiliate or member; null when it is not yours to see.',
  })
  from(@Root() { fromId }: PartnerRelation, @Ctx() { partners }: RegistryContext) {
    return partners.look(fromId);
  }

  @FieldResolver(() => Partner, {
    nullable: true,
    description: 'What it belongs to; null when it is not yours to see.',
  })
  to(@Root() { toId }: PartnerRelation, @Ctx() { partners }: RegistryContext) {
    return partners.look(toId);
  }
}

@Resolver(() => Partner)
export class RelationsOfPartnerResolver {
  @FieldResolver(() => PartnerRelationConnection, {
    description: 'Offices, headquarters, affiliates, networks and owners of the partner, oldest first.',
  })
  relations(
    @Root() { id }: PartnerRow,
    @Args(() => RelationArgs) args: RelationArgs,
    @Ctx() { relationReading }: RegistryContext,
  ) {
    return relationReading.ofPartner(id, args);
  }

  @FieldResolver(() => Partner, {
    nullable: true,
    description: 'The headquarters, whatever levels lie between; null for a partner that is no office.',
  })
  async hq(@Root() { id }: PartnerRow, @Ctx() { partners, relations }: RegistryContext) {
    const hqId = await relations.hqOf(id);
    return hqId && partners.look(hqId);
  }
}
