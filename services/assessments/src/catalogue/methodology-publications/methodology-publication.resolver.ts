import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { AssessmentMethodology } from '../methodologies/methodology.view';
import { PublishMethodologyInput } from './publish-methodology.inputs';

@Resolver()
export class MethodologyPublicationResolver {
  @Mutation(() => AssessmentMethodology, {
    description:
      'Publishes the next version of a methodology of the own agency, or a new one; it never changes afterwards and re-rates nothing (A-INV-1, JIU-15). Refused: FORBIDDEN / METHODOLOGY_OF_ANOTHER_OWNER, CONFLICT / NEXT_VERSION_EXPECTED, INVALID_INPUT / METHODOLOGY_NOT_VALID with its place.',
  })
  publishMethodology(
    @Arg('input', () => PublishMethodologyInput) input: PublishMethodologyInput,
    @Ctx() context: AssessmentsContext,
  ) {
    const { code, version, idempotencyKey: key } = input;
    return context.transaction(
      'publishMethodology',
      ({ methodologyPublications: publications }) => publications.publish(input),
      {
        key,
        input,
        idOf: () => `${code}/${version}`,
        again: ({ methodologies }) => methodologies.get(code, version),
      },
    );
  }
}
