import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Assessment } from '../../assessing/assessments/assessment.entity';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { LiftEmbargoInput, PlaceEmbargoInput } from './reuse-embargo.inputs';
import { ReuseEmbargo, ReuseEmbargoConnection } from './reuse-embargo.view';

@Resolver(() => ReuseEmbargo)
export class ReuseEmbargoResolver {
  @Query(() => ReuseEmbargoConnection, {
    description: 'Embargoes of your own agency, the latest first; each reading is recorded (2.5, check 11).',
  })
  reuseEmbargoes(
    @Arg('partnerId', () => ID, { nullable: true, description: 'On this partner alone.' }) partnerId: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { embargoes }: AssessmentsContext,
  ) {
    return embargoes.search(partnerId ?? null, page);
  }

  @Mutation(() => ReuseEmbargo, {
    description:
      'Lets your agency be asked before others rely on what it owns; others do not learn why (2.5, check 11). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  placeEmbargo(@Arg('input', () => PlaceEmbargoInput) input: PlaceEmbargoInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('placeEmbargo', ({ embargoes }) => embargoes.place(input), {
      key: input.idempotencyKey,
      input,
      again: ({ embargoes }, id) => embargoes.get(id),
    });
  }

  @Mutation(() => ReuseEmbargo, {
    description: 'Ends an embargo of your agency (2.5, check 11). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  liftEmbargo(
    @Arg('input', () => LiftEmbargoInput) { embargoId }: LiftEmbargoInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('liftEmbargo', ({ embargoes }) => embargoes.lift(embargoId));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Null only beside an error.' })
  partner(@Root() { partnerId }: ReuseEmbargo): Partner {
    return { id: partnerId };
  }

  @FieldResolver(() => Assessment, { nullable: true, description: 'Null for all that the agency owns of the partner.' })
  assessment(@Root() { assessmentId }: ReuseEmbargo, @Ctx() { assessments }: AssessmentsContext) {
    return assessmentId ? assessments.find(assessmentId) : null;
  }
}
