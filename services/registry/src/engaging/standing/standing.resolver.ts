import { type Page, PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import type { StandingChangeRow } from './standing.repository';
import { StandingChange, StandingChangeConnection, StandingReason, SuspensionReason } from './standing.view';

@Resolver(() => Partner)
export class PartnerStandingResolver {
  @FieldResolver(() => StandingReason, {
    nullable: true,
    description: 'Why it stands where it stands; null for a PROSPECT that never stood elsewhere.',
  })
  standingReason(@Root() { id }: PartnerRow, @Ctx() { standings }: RegistryContext): Promise<StandingReason | null> {
    return standings.reasonOf(id);
  }

  @FieldResolver(() => StandingChangeConnection, { description: 'All changes of its standing, newest first.' })
  standingHistory(
    @Root() { id }: PartnerRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { standings }: RegistryContext,
  ): Promise<Page<StandingChangeRow>> {
    return standings.history(id, page);
  }
}

@Resolver(() => StandingChange)
export class StandingChangeResolver {
  @Query(() => [SuspensionReason], { description: 'The code list of reasons for a suspension (UNHCR-54).' })
  suspensionReasons(
    @Arg('language', () => String, { defaultValue: 'en', description: 'en or fr.' }) language: string,
    @Ctx() { suspensionReasons }: RegistryContext,
  ) {
    return suspensionReasons.list(language);
  }

  @FieldResolver(() => StandingReason, { description: 'Why it changed.' })
  reason(@Root() change: StandingChangeRow, @Ctx() { standings }: RegistryContext): Promise<StandingReason> {
    return standings.explain(change);
  }
}
