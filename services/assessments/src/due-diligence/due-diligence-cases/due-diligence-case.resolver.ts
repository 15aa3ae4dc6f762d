import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { DueDiligenceFilter, PartnerDueDiligenceArgs } from './due-diligence-case.inputs';
import { DueDiligenceCase, DueDiligenceCaseConnection } from './due-diligence-case.view';

@Resolver(() => DueDiligenceCase)
export class DueDiligenceCaseResolver {
  @Query(() => DueDiligenceCase, {
    nullable: true,
    description: 'One due diligence; null when there is none, or it is not yours to see.',
  })
  dueDiligenceCase(@Arg('id', () => ID) id: string, @Ctx() { dueDiligences }: AssessmentsContext) {
    return dueDiligences.find(id);
  }

  @Query(() => DueDiligenceCaseConnection, {
    description: 'Due diligences of all agencies, newest first (HAB-16). Refused: INVALID_INPUT.',
  })
  dueDiligenceCases(
    @Arg('filter', () => DueDiligenceFilter, { defaultValue: {} }) filter: DueDiligenceFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { dueDiligences }: AssessmentsContext,
  ) {
    return dueDiligences.search(filter, page);
  }

  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: DueDiligenceCase): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId }: DueDiligenceCase): Partner {
    return { id: partnerId };
  }

  @FieldResolver(() => DueDiligenceCase, { nullable: true, description: 'The earlier one that it revises.' })
  supersedes(@Root() { supersedesId }: DueDiligenceCase, @Ctx() { dueDiligences }: AssessmentsContext) {
    return supersedesId ? dueDiligences.find(supersedesId) : null;
  }

  @FieldResolver(() => [DueDiligenceCase], {
    nullable: true,
    description:
      'Satisfactory ones of other agencies that go at least as deep, one per agency: look at them before anything is looked at again (JIU-4). Null only beside an error.',
  })
  reusable(@Root() found: DueDiligenceCase, @Ctx() { dueDiligences }: AssessmentsContext) {
    return dueDiligences.reusableFor(found);
  }
}

@Resolver(() => Partner)
export class PartnerDueDiligenceResolver {
  @FieldResolver(() => DueDiligenceCaseConnection, {
    nullable: true,
    description: 'Due diligences of all agencies about the partner, newest first (HAB-16); null only beside an error.',
  })
  dueDiligence(
    @Root() { id }: Partner,
    @Args(() => PartnerDueDiligenceArgs) page: PartnerDueDiligenceArgs,
    @Ctx() { dueDiligences }: AssessmentsContext,
  ) {
    return dueDiligences.pageOfPartner(id, page);
  }
}
