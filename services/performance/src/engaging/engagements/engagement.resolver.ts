import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { Engagement } from './engagement.entity';
import { EngagementsArgs, RecordEngagementInput } from './engagement.inputs';
import { EngagementConnection } from './engagement.page';
import { EngagementDetail } from './engagement-detail.view';
import { EngagementRevision } from './engagement-revision.view';

@Resolver(() => Engagement)
export class EngagementResolver {
  @Query(() => Engagement, {
    nullable: true,
    description: 'One agreement; null when there is none, or, for a partner, when it is not its own.',
  })
  engagement(@Arg('id', () => ID) id: string, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(id);
  }

  @Query(() => EngagementConnection, {
    description: "Agreements of all agencies, latest recorded first (JIU-42); a partner's users see their own.",
  })
  engagements(@Args(() => EngagementsArgs) args: EngagementsArgs, @Ctx() { engagements }: PerformanceContext) {
    return engagements.page(args);
  }

  @Mutation(() => Engagement, {
    description:
      "Records what the caller's agency has agreed with a partner, or how that stands now: one fact per agency and externalId, with its history (JIU-36, JIU-42). The same again changes nothing. Refused: NOT_FOUND for an unknown partner, FORBIDDEN / COUNTRY_OUT_OF_REACH, INVALID_INPUT / UNDISBURSED_ABOVE_AMOUNT, PERIOD_REVERSED or RATE_REQUIRED, CONFLICT / VERSION_CONFLICT or IDEMPOTENCY_KEY_REUSED.",
  })
  recordEngagement(
    @Arg('input', () => RecordEngagementInput) input: RecordEngagementInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordEngagement', ({ engagements }) => engagements.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ engagements }, id) => engagements.get(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose agreement it is; null only beside an error.' })
  agency(@Root() { agencyCode }: Engagement): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'With whom; null only beside an error.' })
  async partner(@Root() { partnerId }: Engagement, @Ctx() { partnerRedirects }: PerformanceContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => EngagementDetail, {
    description: 'CONFIDENTIAL: its agency and the partner read it, others get a redaction. Reading it is recorded.',
  })
  detail(@Root() engagement: Engagement, @Ctx() { engagementDetails }: PerformanceContext) {
    return engagementDetails.read(engagement);
  }

  @FieldResolver(() => [EngagementRevision], {
    description: 'All that was on record about it, latest first; the latest 100.',
  })
  revisions(@Root() { id }: Engagement, @Ctx() { engagements }: PerformanceContext) {
    return engagements.revisions(id);
  }
}
