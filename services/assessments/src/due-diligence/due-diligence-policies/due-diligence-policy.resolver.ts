import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { DueDiligencePolicy, SetDueDiligencePolicyInput } from './due-diligence-policy.view';

@Resolver(() => DueDiligencePolicy)
export class DueDiligencePolicyResolver {
  @Query(() => DueDiligencePolicy, {
    description: 'What an agency asks of due diligence; the common rules where it set none. Refused: INVALID_INPUT.',
  })
  dueDiligencePolicy(
    @Arg('agency', () => String, { description: 'Code of the agency, such as UNHCR.' }) agency: string,
    @Ctx() { dueDiligencePolicies }: AssessmentsContext,
  ) {
    return dueDiligencePolicies.find(agency);
  }

  @Mutation(() => DueDiligencePolicy, {
    description: 'Sets what your agency asks of due diligence from now on (PSFP-10, A-INV-4). Refused: INVALID_INPUT.',
  })
  setDueDiligencePolicy(
    @Arg('input', () => SetDueDiligencePolicyInput) input: SetDueDiligencePolicyInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('setDueDiligencePolicy', ({ dueDiligencePolicies }) => dueDiligencePolicies.set(input));
  }

  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: DueDiligencePolicy): Agency {
    return { code: agencyCode };
  }
}
