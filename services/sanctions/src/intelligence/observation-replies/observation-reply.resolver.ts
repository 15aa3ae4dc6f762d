import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Observation } from '../observations/observation.view';
import {
  ReplyToObservationInput,
  SharedObservationConnection,
  ShareObservationInput,
} from './observation-reply.inputs';
import { ObservationReply } from './observation-reply.view';
import { SharedObservation } from './shared-observation.view';

@Resolver(() => SharedObservation)
export class ObservationReplyResolver {
  @Query(() => SharedObservationConnection, {
    description:
      'What agencies showed your organisation of their observations, newest first. Each look is recorded. Refused: NOT_FOUND.',
  })
  sharedObservations(
    @Arg('partnerId', () => ID) partnerId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { observationReplies }: SanctionsContext,
  ) {
    return observationReplies.sharedWith(partnerId, page);
  }

  @Mutation(() => Observation, {
    description:
      'Shows the partner category, text and contact of an observation as they are now, so that it can answer; by its author, or by headquarters. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_SHARED, FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / DECIDED_BY_HEADQUARTERS, PRECONDITION_FAILED / INTEGRITY_RESTRICTED for matches, abuse and safeguarding.',
  })
  shareObservation(
    @Arg('input', () => ShareObservationInput) input: ShareObservationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('shareObservation', ({ observationReplies }) => observationReplies.share(input));
  }

  @Mutation(() => SharedObservation, {
    description:
      'Answers, as the partner, an observation that it was shown; ten times at most. Refused: NOT_FOUND, INVALID_INPUT / PERSONAL_DATA (S-INV-11), PRECONDITION_FAILED / TOO_MANY_ENTRIES.',
  })
  replyToObservation(
    @Arg('input', () => ReplyToObservationInput) input: ReplyToObservationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('replyToObservation', ({ observationReplies }) => observationReplies.reply(input));
  }

  @FieldResolver(() => [ObservationReply])
  replies(@Root() { id }: SharedObservation, @Ctx() { observationReplies }: SanctionsContext) {
    return observationReplies.of(id);
  }
}
