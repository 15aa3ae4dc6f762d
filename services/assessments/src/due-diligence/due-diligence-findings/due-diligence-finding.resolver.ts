import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import {
  LinkDueDiligenceAssessmentInput,
  RecordDueDiligenceControversyInput,
  RecordDueDiligenceFindingInput,
  RecordGlobalCompactStatusInput,
} from './due-diligence-finding.inputs';
import { DueDiligenceEvidence, DueDiligenceFile } from './due-diligence-finding.view';

const refused = 'Refused: NOT_FOUND, CONFLICT / INVALID_STATE, INVALID_INPUT';

@Resolver()
export class DueDiligenceFindingResolver {
  @Mutation(() => DueDiligenceCase, {
    description: `Records what was found in one dimension, with its evidence (HAB-17); a later finding of the same dimension counts in its place. ${refused}, PRECONDITION_FAILED / UPLOAD_INCOMPLETE.`,
  })
  recordDueDiligenceFinding(
    @Arg('input', () => RecordDueDiligenceFindingInput) input: RecordDueDiligenceFindingInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction(
      'recordDueDiligenceFinding',
      ({ dueDiligenceFindings }) => dueDiligenceFindings.record(input),
      { key: input.idempotencyKey, input, again: ({ dueDiligences }, id) => dueDiligences.get(id) },
    );
  }

  @Mutation(() => DueDiligenceCase, {
    description: `Records a controversy, or how one has gone on (standards.md 3.5). A significant one needs others to join the decision. ${refused}, CONFLICT / ALREADY_REPLACED.`,
  })
  recordDueDiligenceControversy(
    @Arg('input', () => RecordDueDiligenceControversyInput) input: RecordDueDiligenceControversyInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction(
      'recordDueDiligenceControversy',
      ({ dueDiligenceFindings }) => dueDiligenceFindings.recordControversy(input),
      { key: input.idempotencyKey, input, again: ({ dueDiligences }, id) => dueDiligences.get(id) },
    );
  }

  @Mutation(() => DueDiligenceCase, {
    description: `Records how a company stands to the UN Global Compact; informative, unless the agency asks for more (PSFP-10). ${refused}.`,
  })
  recordGlobalCompactStatus(
    @Arg('input', () => RecordGlobalCompactStatusInput) input: RecordGlobalCompactStatusInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('recordGlobalCompactStatus', ({ dueDiligenceFindings }) =>
      dueDiligenceFindings.recordGlobalCompact(input),
    );
  }

  @Mutation(() => DueDiligenceCase, {
    description: `Lets an open due diligence rest on an assessment by a methodology of due diligence (JIU-4, HAB-19). ${refused}, PRECONDITION_FAILED / NOT_REUSABLE.`,
  })
  linkDueDiligenceAssessment(
    @Arg('input', () => LinkDueDiligenceAssessmentInput) input: LinkDueDiligenceAssessmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('linkDueDiligenceAssessment', ({ dueDiligenceFindings }) =>
      dueDiligenceFindings.linkAssessment(input),
    );
  }
}

@Resolver(() => DueDiligenceEvidence)
export class DueDiligenceEvidenceResolver {
  @FieldResolver(() => DueDiligenceFile, { description: 'Its file; needs leave to read attached files.' })
  file(@Root() evidence: DueDiligenceEvidence, @Ctx() { dueDiligenceBodies }: AssessmentsContext) {
    return dueDiligenceBodies.fileOf(evidence);
  }
}
