import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { Assessment } from '../assessments/assessment.entity';
import { RecordInvalidatingEventInput, ResolveInvalidatingEventInput } from './invalidating-event.inputs';
import { InvalidatingEvent } from './invalidating-event.view';

@Resolver(() => InvalidatingEvent)
export class InvalidatingEventResolver {
  @Mutation(() => InvalidatingEvent, {
    description:
      'Tells that something happened to a partner that makes its assessments unreliable; every agency sees that and when, your own what (feature 36). Refused: NOT_FOUND, INVALID_INPUT, INVALID_INPUT / RAISED_BY_FACT.',
  })
  recordInvalidatingEvent(
    @Arg('input', () => RecordInvalidatingEventInput) input: RecordInvalidatingEventInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('recordInvalidatingEvent', ({ eventReviews }) => eventReviews.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ eventReviews }, id) => eventReviews.get(id),
    });
  }

  @Mutation(() => InvalidatingEvent, {
    description:
      'Tells that an event no longer makes assessments unreliable: by another person of the agency that recorded it, or by an agency whose final assessment it touches when a fact raised it. Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / ENDS_BY_FACT.',
  })
  resolveInvalidatingEvent(
    @Arg('input', () => ResolveInvalidatingEventInput) input: ResolveInvalidatingEventInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('resolveInvalidatingEvent', ({ eventReviews }) => eventReviews.resolve(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who recorded it; null when a fact raised it.' })
  agency(@Root() { agencyCode }: InvalidatingEvent): Agency | null {
    return agencyCode ? { code: agencyCode } : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What happened; only for the agency that recorded it.' })
  description(@Root() event: InvalidatingEvent, @Ctx() { eventReviews }: AssessmentsContext) {
    return eventReviews.textOf(event, 'DESCRIPTION');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it is settled; only for the agency that said so.' })
  resolution(@Root() event: InvalidatingEvent, @Ctx() { eventReviews }: AssessmentsContext) {
    return eventReviews.textOf(event, 'RESOLUTION');
  }
}

@Resolver(() => Partner)
export class PartnerEventsResolver {
  @FieldResolver(() => [InvalidatingEvent], {
    nullable: true,
    description:
      'The last 100 events, newest first; the partner itself sees those of which it knows anyhow. Null only beside an error.',
  })
  invalidatingEvents(@Root() { id }: Partner, @Ctx() { eventReviews }: AssessmentsContext) {
    return eventReviews.ofPartner(id);
  }
}

@Resolver(() => Assessment)
export class AssessmentEventsResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether something happened since it was final that nobody settled (features 36, 37); null for what is not in force.',
  })
  needsReview(@Root() assessment: Assessment, @Ctx() { eventReviews }: AssessmentsContext) {
    return eventReviews.needsReview(assessment);
  }
}
