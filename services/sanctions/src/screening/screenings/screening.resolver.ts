import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { ListVersion } from '../../listing/sources/list-version.view';
import { ListedSubject } from '../../listing/subjects/listed-subject.entity';
import { Screening } from './screening.entity';
import type { ScreeningRow } from './screening.repository';
import { ScreeningConnection, ScreeningMatch } from './screening-match.view';
import type { KeptMatch } from './sealed-screening';

@Resolver(() => Screening)
export class ScreeningResolver {
  @Query(() => Screening, { nullable: true, description: 'One screening of a partner; null when there is none.' })
  screening(@Arg('id', () => ID) id: string, @Ctx() { screeningRecords }: SanctionsContext) {
    return screeningRecords.find(id);
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(@Root() { partnerId }: ScreeningRow, @Ctx() { partnerRedirects }: SanctionsContext) {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => [ListVersion], { description: 'The versions that the partner was compared with.' })
  listVersions(@Root() { listVersions }: ScreeningRow, @Ctx() { sources }: SanctionsContext) {
    return sources.versions(listVersions.map(({ snapshotId }) => snapshotId));
  }

  @FieldResolver(() => [ScreeningMatch], {
    description: 'What it found, as it was found. CONFIDENTIAL: for screeners and adjudicators; each look is recorded.',
  })
  matches(@Root() screening: ScreeningRow, @Ctx() { screeningRecords }: SanctionsContext) {
    return screeningRecords.matches(screening);
  }
}

@Resolver(() => ScreeningMatch)
export class ScreeningMatchResolver {
  @FieldResolver(() => ListedSubject, { nullable: true })
  subject(@Root() { subjectId }: KeptMatch, @Ctx() { subjects }: SanctionsContext) {
    return subjects.find(subjectId);
  }
}

@Resolver(() => Partner)
export class ScreeningsOfPartnerResolver {
  @FieldResolver(() => ScreeningConnection, {
    nullable: true,
    description: 'Every time that it was compared with lists, newest first. For agency staff.',
  })
  screenings(
    @Root() { id }: Partner,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { screeningRecords }: SanctionsContext,
  ) {
    return screeningRecords.ofPartner(id, page);
  }
}
