import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { EndAgencyRecognitionInput, RecognizeAgencyInput } from './agency-recognition.inputs';
import { AgencyRecognition, AgencyRecognitionConnection } from './agency-recognition.view';

@Resolver(() => AgencyRecognition)
export class AgencyRecognitionResolver {
  @Query(() => AgencyRecognitionConnection, {
    description:
      'Which agencies recognise one another besides the Mutual Recognition Statement, latest first (SYS-13).',
  })
  agencyRecognitions(
    @Arg('agency', () => String, { nullable: true, description: 'On either side; all when not given.' })
    agency: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { agencyRecognitions }: AssessmentsContext,
  ) {
    return agencyRecognitions.search(agency ?? null, page);
  }

  @Mutation(() => AgencyRecognition, {
    description:
      'Recognises the assessments of another agency; it counts once that one recognises yours too (SYS-13). Refused: INVALID_INPUT, CONFLICT / ALREADY_RECOGNIZED, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  recognizeAgency(
    @Arg('input', () => RecognizeAgencyInput) input: RecognizeAgencyInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('recognizeAgency', ({ agencyRecognitions }) => agencyRecognitions.recognize(input), {
      key: input.idempotencyKey,
      input,
      again: ({ agencyRecognitions }, id) => agencyRecognitions.get(id),
    });
  }

  @Mutation(() => AgencyRecognition, {
    description:
      'Ends a recognition of your agency for what is asked from now on (SYS-13). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  endAgencyRecognition(
    @Arg('input', () => EndAgencyRecognitionInput) { recognitionId }: EndAgencyRecognitionInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('endAgencyRecognition', ({ agencyRecognitions }) =>
      agencyRecognitions.end(recognitionId),
    );
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who recognises; null only beside an error.' })
  agency(@Root() { agencyCode }: AgencyRecognition): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who is recognised; null only beside an error.' })
  other(@Root() { otherCode }: AgencyRecognition): Agency {
    return { code: otherCode };
  }
}
