import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Assessment } from '../../assessing/assessments/assessment.entity';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { ReuseCheck } from '../reuse-candidates/reuse-candidate.view';
import { ReuseDispute } from '../reuse-disputes/reuse-dispute.view';
import { ReuseSupplement } from '../reuse-supplements/reuse-supplement.view';
import { DecideReuseInput, RequestReuseInput, ReuseRequestFilter, WithdrawReuseInput } from './reuse-request.inputs';
import { ReuseDecisionNote, ReuseRequest, ReuseRequestConnection } from './reuse-request.view';

@Resolver(() => ReuseRequest)
export class ReuseRequestResolver {
  @Query(() => ReuseRequest, {
    nullable: true,
    description: 'One request; null when there is none, or it is not yours to see.',
  })
  reuseRequest(@Arg('id', () => ID) id: string, @Ctx() { reuseRequests }: AssessmentsContext) {
    return reuseRequests.find(id);
  }

  @Query(() => ReuseRequestConnection, {
    description: 'Who asked to rely on what, the latest first (JIU-57); a partner sees those about itself.',
  })
  reuseRequests(
    @Arg('filter', () => ReuseRequestFilter, { defaultValue: {} }) filter: ReuseRequestFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reuseRequests }: AssessmentsContext,
  ) {
    return reuseRequests.search(filter, page);
  }

  @Mutation(() => ReuseRequest, {
    description:
      'Asks to rely on an assessment of another agency: the eleven checks decide at once, or say who does; an acceptance brings the summary along (story 4.c, step 5). Refused: NOT_FOUND, INVALID_INPUT / OWN_ASSESSMENT, CONFLICT / ALREADY_REQUESTED, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  requestReuse(@Arg('input', () => RequestReuseInput) input: RequestReuseInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('requestReuse', ({ reuseDecisions }) => reuseDecisions.request(input), {
      key: input.idempotencyKey,
      input,
      again: ({ reuseRequests }, id) => reuseRequests.get(id),
    });
  }

  @Mutation(() => ReuseRequest, {
    description:
      'Decides a request that was escalated to your partners unit, as another person than who asked (JIU-57). Refused: NOT_FOUND, FORBIDDEN / OTHER_AGENCY, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / INVALID_STATE (A-INV-4), CONFLICT / VERSION_CONFLICT, INVALID_INPUT.',
  })
  decideReuse(@Arg('input', () => DecideReuseInput) input: DecideReuseInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('decideReuse', ({ reuseDecisions }) => reuseDecisions.decide(input));
  }

  @Mutation(() => ReuseRequest, {
    description:
      'Gives up a request of your agency that waits (JIU-57). Refused: NOT_FOUND, FORBIDDEN / OTHER_AGENCY, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  withdrawReuse(@Arg('input', () => WithdrawReuseInput) input: WithdrawReuseInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('withdrawReuse', ({ reuseDecisions }) => reuseDecisions.withdraw(input));
  }

  @FieldResolver(() => Assessment, {
    nullable: true,
    description: 'What is to be relied on; null only beside an error.',
  })
  assessment(@Root() { assessmentId }: ReuseRequest, @Ctx() { assessments }: AssessmentsContext) {
    return assessments.find(assessmentId);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'With whom to work; null only beside an error.' })
  async partner(
    @Root() { partnerId }: ReuseRequest,
    @Ctx() { partnerRedirects }: AssessmentsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who owns the assessment; null only beside an error.' })
  owner(@Root() { ownerAgency }: ReuseRequest): Agency {
    return { code: ownerAgency };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who asks; null only beside an error.' })
  requester(@Root() { requesterAgency }: ReuseRequest): Agency {
    return { code: requesterAgency };
  }

  @FieldResolver(() => [ReuseCheck], {
    description:
      'All eleven for the two agencies; for others without the word of the owner; for the partner none once people were asked.',
  })
  checks(@Root() { id }: ReuseRequest, @Ctx() { reuseRequests }: AssessmentsContext) {
    return reuseRequests.checksOf(id);
  }

  @FieldResolver(() => ReuseDecisionNote, {
    nullable: true,
    description: 'What people decided, and why: for the two agencies; null when they did not, and for all others.',
  })
  decision(@Root() request: ReuseRequest, @Ctx() { reuseRequests }: AssessmentsContext) {
    return reuseRequests.decisionOf(request);
  }

  @FieldResolver(() => [ReuseSupplement], { description: 'What is assessed besides; one of each kind.' })
  supplements(@Root() { id }: ReuseRequest, @Ctx() { reuseSupplements }: AssessmentsContext) {
    return reuseSupplements.ofRequest(id);
  }

  @FieldResolver(() => [ReuseDispute], { description: 'Disputes about a refusal, the first one first; the latest 20.' })
  disputes(@Root() { id }: ReuseRequest, @Ctx() { reuseDisputes }: AssessmentsContext) {
    return reuseDisputes.ofRequest(id);
  }
}
