import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import { DecideDueDiligenceInput, EscalateDueDiligenceInput } from './due-diligence-decision.inputs';

@Resolver()
export class DueDiligenceDecisionResolver {
  @Mutation(() => DueDiligenceCase, {
    description:
      'Gives your voice in the decision; it is made once everybody agrees whose voice it needs (HAB-16 to HAB-18): for BASIC an officer, else REPRESENTATIVE or IP_UNIT_ADMIN, and whoever it was escalated to. Who opened it or recorded findings has none. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, CONFLICT / VOICE_GIVEN, FORBIDDEN / SEGREGATION_OF_DUTIES, FORBIDDEN / ROLE_REQUIRED, PRECONDITION_FAILED / DIMENSIONS_MISSING, PRECONDITION_FAILED / EXCLUSION_FORCES_DECLINE, PRECONDITION_FAILED / ESCALATION_REQUIRED, PRECONDITION_FAILED / GLOBAL_COMPACT_REQUIRED, PRECONDITION_FAILED / MITIGATION_REQUIRED, PRECONDITION_FAILED / NO_EXCLUSION, INVALID_INPUT.',
  })
  decideDueDiligence(
    @Arg('input', () => DecideDueDiligenceInput) input: DecideDueDiligenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('decideDueDiligence', ({ dueDiligenceDecisions }) =>
      dueDiligenceDecisions.decide(input),
    );
  }

  @Mutation(() => DueDiligenceCase, {
    description:
      'Asks the partners unit or the legal section to join the decision (HAB-18). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_ESCALATED, CONFLICT / VERSION_CONFLICT, INVALID_INPUT.',
  })
  escalateDueDiligence(
    @Arg('input', () => EscalateDueDiligenceInput) input: EscalateDueDiligenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('escalateDueDiligence', ({ dueDiligenceDecisions }) =>
      dueDiligenceDecisions.escalate(input),
    );
  }
}
