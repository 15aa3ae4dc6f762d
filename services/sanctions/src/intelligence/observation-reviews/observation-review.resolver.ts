import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Observation } from '../observations/observation.view';
import {
  EscalateObservationInput,
  InvalidateObservationInput,
  ObservationInboxItemConnection,
  ObservationInboxKind,
  ResolveObservationInput,
} from './observation-review.inputs';

@Resolver()
export class ObservationReviewResolver {
  @Query(() => ObservationInboxItemConnection, {
    description:
      'What waits for headquarters of your agency, the most urgent first, with what is overdue (feature 55). Refused: FORBIDDEN / ROLE_REQUIRED for a unit of one office.',
  })
  observationInbox(
    @Arg('kind', () => ObservationInboxKind, { defaultValue: ObservationInboxKind.TO_DECIDE })
    kind: ObservationInboxKind,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { observationReviews }: SanctionsContext,
  ) {
    return observationReviews.inbox(kind, page);
  }

  @Mutation(() => Observation, {
    description:
      'Puts a risk flag of your agency before its headquarters, which has 14 days. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_DEFERRED for one that headquarters returned before.',
  })
  escalateObservation(
    @Arg('input', () => EscalateObservationInput) input: EscalateObservationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('escalateObservation', ({ observationReviews }) => observationReviews.escalate(input));
  }

  @Mutation(() => Observation, {
    description:
      'Decides as headquarters: UPHELD makes an escalated flag red, DEFERRED returns it to yellow for good. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / SEGREGATION_OF_DUTIES for who recorded or escalated it.',
  })
  resolveObservation(
    @Arg('input', () => ResolveObservationInput) input: ResolveObservationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('resolveObservation', ({ observationReviews }) => observationReviews.resolve(input));
  }

  @Mutation(() => Observation, {
    description:
      'Takes back an observation, by its author, or by headquarters once it was escalated; its history stays. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / DECIDED_BY_HEADQUARTERS.',
  })
  invalidateObservation(
    @Arg('input', () => InvalidateObservationInput) input: InvalidateObservationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('invalidateObservation', ({ observationReviews }) =>
      observationReviews.invalidate(input),
    );
  }
}
