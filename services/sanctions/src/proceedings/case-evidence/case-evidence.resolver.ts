import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { AddCaseEvidenceInput } from './case-evidence.inputs';
import { CaseEvidence } from './case-evidence.view';

@Resolver(() => IneligibilityCase)
export class CaseEvidenceListResolver {
  @Mutation(() => IneligibilityCase, {
    description:
      'Adds a file to a case of your agency before its notice (JIU-93). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / UPLOAD_INCOMPLETE, INVALID_INPUT / PERSONAL_DATA.',
  })
  addCaseEvidence(
    @Arg('input', () => AddCaseEvidenceInput) input: AddCaseEvidenceInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('addCaseEvidence', ({ caseEvidence }) => caseEvidence.addLater(input));
  }

  @FieldResolver(() => [CaseEvidence], { nullable: true, description: 'What it rests on, the first one first.' })
  evidence(@Root() { id, redaction }: CaseLook, @Ctx() { caseEvidence }: SanctionsContext) {
    return redaction ? null : caseEvidence.ofCase(id);
  }
}

@Resolver(() => CaseEvidence)
export class CaseEvidenceResolver {
  @FieldResolver(() => String)
  url(@Root() evidence: CaseEvidence, @Ctx() { caseEvidence }: SanctionsContext) {
    return caseEvidence.linkOf(evidence);
  }
}
