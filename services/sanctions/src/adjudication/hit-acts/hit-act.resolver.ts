import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Hit } from '../hits/hit.entity';
import type { HitRow } from '../hits/hit.repository';
import { EscalateHitInput, HitActConnection, ReleaseHitInput, ReturnHitInput, TakeHitInput } from './hit-act.inputs';

@Resolver(() => Hit)
export class HitActResolver {
  @Mutation(() => Hit, {
    description:
      'Takes a hit that nobody decided yet, or gives it to a colleague; an open one comes into review by it. Also from somebody else. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  takeHit(@Arg('input', () => TakeHitInput) input: TakeHitInput, @Ctx() context: SanctionsContext) {
    return context.transaction('takeHit', ({ hitDesk }) => hitDesk.take(input));
  }

  @Mutation(() => Hit, {
    description:
      'Puts a hit back for others; its state stays. Refused: NOT_FOUND, CONFLICT / INVALID_STATE when nobody has it, CONFLICT / VERSION_CONFLICT.',
  })
  releaseHit(@Arg('input', () => ReleaseHitInput) input: ReleaseHitInput, @Ctx() context: SanctionsContext) {
    return context.transaction('releaseHit', ({ hitDesk }) => hitDesk.release(input));
  }

  @Mutation(() => Hit, {
    description:
      'Passes a hit on to a higher instance, with the reason; an adjudicator then returns or decides it. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  escalateHit(@Arg('input', () => EscalateHitInput) input: EscalateHitInput, @Ctx() context: SanctionsContext) {
    return context.transaction('escalateHit', ({ hitDesk }) => hitDesk.escalate(input));
  }

  @Mutation(() => Hit, {
    description:
      'Gives an escalated hit back for review, with what the higher instance says. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  returnHit(@Arg('input', () => ReturnHitInput) input: ReturnHitInput, @Ctx() context: SanctionsContext) {
    return context.transaction('returnHit', ({ hitDesk }) => hitDesk.return(input));
  }

  @FieldResolver(() => HitActConnection, { description: 'All that happened to it, latest first.' })
  history(@Root() { id }: HitRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { hitActs }: SanctionsContext) {
    return hitActs.history(id, page);
  }
}
