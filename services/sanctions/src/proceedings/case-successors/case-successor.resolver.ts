import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { ExtendToAffiliateInput } from './case-successor.inputs';
import { SuccessorCandidate } from './case-successor.view';

@Resolver(() => IneligibilityCase)
export class CaseSuccessorResolver {
  @Mutation(() => IneligibilityCase, {
    description:
      'Proposes to extend the measures of a respondent to a successor or controlled affiliate, which gets a notice; another member confirms it with confirmCaseDecision once it was heard (S-INV-10, S-INV-6). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT without evidence of control, PRECONDITION_FAILED / MEASURE_NOT_APPLICABLE, INVALID_INPUT.',
  })
  extendToAffiliate(
    @Arg('input', () => ExtendToAffiliateInput) input: ExtendToAffiliateInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('extendToAffiliate', ({ caseSuccessors }) => caseSuccessors.propose(input));
  }

  @FieldResolver(() => [SuccessorCandidate], {
    nullable: true,
    description: 'Partners that registry knows to be related to the respondents, nearest first; at most 100.',
  })
  successorCandidates(@Root() look: CaseLook, @Ctx() { caseSuccessors }: SanctionsContext) {
    return look.redaction ? null : caseSuccessors.candidatesOf(look);
  }
}

@Resolver(() => SuccessorCandidate)
export class SuccessorCandidateResolver {
  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId: id }: SuccessorCandidate): Partner {
    return { id };
  }

  @FieldResolver(() => Partner, { nullable: true })
  respondent(@Root() { respondentId: id }: SuccessorCandidate): Partner {
    return { id };
  }
}
