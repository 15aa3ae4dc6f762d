import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { RecordCaseConsultationInput, RecordGovernmentMeasureInput } from './government-measure.inputs';
import { CaseConsultation } from './government-measure.view';

@Resolver(() => IneligibilityCase)
export class GovernmentMeasureResolver {
  @Mutation(() => IneligibilityCase, {
    description:
      'Puts a consultation about a government on record (S-INV-9, JIU-96). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MEASURE_NOT_APPLICABLE, INVALID_INPUT.',
  })
  recordCaseConsultation(
    @Arg('input', () => RecordCaseConsultationInput) input: RecordCaseConsultationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('recordCaseConsultation', ({ governmentMeasures }) => governmentMeasures.consult(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Proposes measures about a government, after the legal and the Resident Coordinator consultation (S-INV-9); they bind when another member confirms them with confirmCaseDecision. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT, PRECONDITION_FAILED / NOT_SOLE_GROUND, PRECONDITION_FAILED / MEASURE_NOT_APPLICABLE, INVALID_INPUT.',
  })
  recordGovernmentMeasure(
    @Arg('input', () => RecordGovernmentMeasureInput) input: RecordGovernmentMeasureInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('recordGovernmentMeasure', ({ governmentMeasures }) =>
      governmentMeasures.propose(input),
    );
  }

  @FieldResolver(() => [CaseConsultation], { nullable: true, description: 'Consultations about a government.' })
  consultations(@Root() { id, redaction }: CaseLook, @Ctx() { governmentMeasures }: SanctionsContext) {
    return redaction ? null : governmentMeasures.consultationsOf(id);
  }
}
