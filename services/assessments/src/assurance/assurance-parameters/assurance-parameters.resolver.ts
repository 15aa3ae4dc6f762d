import { LocalDate } from '@partner-commons/platform/scalars';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { SetAssuranceParametersInput } from './assurance-parameters.inputs';
import { AssuranceParameters } from './assurance-parameters.view';

@Resolver(() => AssuranceParameters)
export class AssuranceParametersResolver {
  @Query(() => AssuranceParameters, {
    description:
      'How an agency computes minima on a day; the shipped figures where it has set none (standards.md 3.2).',
  })
  assuranceParameters(
    @Arg('agency', () => String) agency: string,
    @Arg('on', () => LocalDate, { nullable: true, description: 'Today when not given.' }) on: string | null,
    @Ctx() { assuranceParameters }: AssessmentsContext,
  ) {
    return assuranceParameters.of(agency, on);
  }

  @Mutation(() => AssuranceParameters, {
    description:
      'Sets the next version for your agency; plans of the year are computed anew from its first day (A-INV-7). Refused: INVALID_INPUT, CONFLICT / VERSION_CONFLICT.',
  })
  setAssuranceParameters(
    @Arg('input', () => SetAssuranceParametersInput) input: SetAssuranceParametersInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('setAssuranceParameters', ({ assuranceParameters }) => assuranceParameters.set(input));
  }
}
