import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { ListedSubject } from '../../listing/subjects/listed-subject.entity';
import { Hit } from './hit.entity';
import { HitConnection, HitFilter } from './hit.inputs';
import type { HitRow } from './hit.repository';

@Resolver(() => Hit)
export class HitResolver {
  @Query(() => Hit, {
    nullable: true,
    description: 'One possible match; null when there is none. Each look is recorded.',
  })
  hit(@Arg('id', () => ID) id: string, @Ctx() { hits }: SanctionsContext) {
    return hits.find(id);
  }

  @Query(() => HitConnection, { description: 'Possible matches, newest first. Each look is recorded.' })
  hits(
    @Arg('filter', () => HitFilter, { defaultValue: {} }) filter: HitFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { hits }: SanctionsContext,
  ) {
    return hits.search(filter, page);
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(@Root() { partnerId }: HitRow, @Ctx() { partnerRedirects }: SanctionsContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => ListedSubject)
  subject(@Root() { subjectId }: HitRow, @Ctx() { subjects }: SanctionsContext) {
    return subjects.find(subjectId);
  }
}
