import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Consultation } from '../../consulting/consultations/consultation.view';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { ConsultationOutcome, OutcomeRevision } from './outcome.view';

@Resolver(() => ConsultationOutcome)
export class OutcomeResolver {
  @Query(() => ConsultationOutcome, {
    nullable: true,
    description: 'One outcome; null when there is none, or when you are not in its audience (JIU-100).',
  })
  consultationOutcome(@Arg('id', () => ID) id: string, @Ctx() { outcomes }: PerformanceContext) {
    return outcomes.find(id);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who led the consultation; null only beside an error.' })
  leadAgency(@Root() { row }: ConsultationOutcome): Agency {
    return { code: row.agency };
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description: 'Who held the consultation; null only beside an error.',
  })
  agencies(@Root() { row }: ConsultationOutcome): Agency[] {
    return row.agencies.map((code) => ({ code }));
  }

  @FieldResolver(() => Consultation, { nullable: true, description: 'Where it came from; null only beside an error.' })
  consultation(@Root() { consultationId }: ConsultationOutcome, @Ctx() { consultations }: PerformanceContext) {
    return consultations.find(consultationId);
  }

  @FieldResolver(() => [OutcomeRevision], {
    description:
      'All wordings, latest first; the latest 100. For those who held the consultation and those who were present; empty for others.',
  })
  history(@Root() outcome: ConsultationOutcome, @Ctx() { outcomes }: PerformanceContext) {
    return outcomes.revisionsOf(outcome);
  }
}
