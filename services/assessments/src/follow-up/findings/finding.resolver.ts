import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { FindingCategory } from '../finding-categories/finding-category.view';
import { FindingFilter } from './finding.inputs';
import { Finding, FindingConnection } from './finding.view';

@Resolver(() => Finding)
export class FindingResolver {
  @Query(() => Finding, {
    nullable: true,
    description: 'One finding; null when there is none, or it is not yours to read. Each look is recorded.',
  })
  finding(@Arg('id', () => ID) id: string, @Ctx() { findings }: AssessmentsContext) {
    return findings.find(id);
  }

  @Query(() => FindingConnection, {
    description:
      'Findings that you may read, the latest first: of your agency, shared with it or granted to it, or about your partner (feature 50). Each look is recorded. Refused: INVALID_INPUT.',
  })
  findings(
    @Arg('filter', () => FindingFilter, { defaultValue: {} }) filter: FindingFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { findings }: AssessmentsContext,
  ) {
    return findings.search(filter, page);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'About whom; null only beside an error.' })
  async partner(@Root() { partnerId }: Finding, @Ctx() { partnerRedirects }: AssessmentsContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who recorded it; null only beside an error.' })
  owner(@Root() { agency }: Finding): Agency {
    return { code: agency };
  }

  @FieldResolver(() => FindingCategory, { description: 'What it is about.' })
  category(@Root() { categoryCode }: Finding, @Ctx() { findingCategories }: AssessmentsContext) {
    return findingCategories.get(categoryCode);
  }
}
