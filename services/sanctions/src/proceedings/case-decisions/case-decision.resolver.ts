import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { GovernmentMeasure, SanctionType } from '../case-measures/sanction-codes';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { ConfirmCaseDecisionInput, DecideCaseInput } from './case-decision.inputs';
import { CaseDecision, CaseMeasure } from './case-decision.view';

@Resolver(() => IneligibilityCase)
export class CaseDecisionListResolver {
  @Mutation(() => IneligibilityCase, {
    description:
      'Proposes a reasoned decision of the panel; it binds when another member confirms it (S-INV-6). Nobody decides who investigated. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT while the respondents may answer, PRECONDITION_FAILED / NOT_SOLE_GROUND, PRECONDITION_FAILED / MEASURE_NOT_APPLICABLE for a government (S-INV-9), INVALID_INPUT.',
  })
  decideCase(@Arg('input', () => DecideCaseInput) input: DecideCaseInput, @Ctx() context: SanctionsContext) {
    return context.transaction('decideCase', ({ casePanel }) => casePanel.decide(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Settles what another member of the panel proposed: about the case, an appeal, an extension, a release (S-INV-6). A debarment binds at once and stands on the shared list. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT.',
  })
  confirmCaseDecision(
    @Arg('input', () => ConfirmCaseDecisionInput) input: ConfirmCaseDecisionInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('confirmCaseDecision', ({ casePanel }) => casePanel.confirm(input));
  }

  @FieldResolver(() => [CaseDecision], { nullable: true, description: 'All that was proposed, the first one first.' })
  decisions(@Root() { id, redaction }: CaseLook, @Ctx() { caseDecisions }: SanctionsContext) {
    return redaction ? null : caseDecisions.ofCase(id);
  }
}

@Resolver(() => CaseDecision)
export class CaseDecisionResolver {
  @FieldResolver(() => [Partner], { nullable: true })
  partners(@Root() { partnerIds }: CaseDecision): Partner[] {
    return partnerIds.map((id) => ({ id }));
  }
}

@Resolver(() => CaseMeasure)
export class CaseMeasureResolver {
  @FieldResolver(() => SanctionType, { nullable: true })
  sanction(@Root() { type }: CaseMeasure) {
    return type in SanctionType ? type : null;
  }

  @FieldResolver(() => GovernmentMeasure, { nullable: true })
  governmentMeasure(@Root() { type }: CaseMeasure) {
    return type in GovernmentMeasure ? type : null;
  }
}
