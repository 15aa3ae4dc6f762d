import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Finding } from '../findings/finding.view';
import { AddFindingEvidenceInput, JudgeFindingEvidenceInput } from './finding-evidence.inputs';
import { EvidenceLink, FindingEvidence } from './finding-evidence.view';

const usual = 'Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE';

@Resolver(() => Finding)
export class FindingEvidenceListResolver {
  @FieldResolver(() => [FindingEvidence], { description: 'The latest 100, oldest first.' })
  evidence(@Root() finding: Finding, @Ctx() { findingEvidence }: AssessmentsContext) {
    return findingEvidence.of(finding);
  }

  @Mutation(() => Finding, {
    description: `Adds a file that shows what was done; for both sides (feature 50). ${usual}, CONFLICT / FILE_IN_USE, PRECONDITION_FAILED / UPLOAD_INCOMPLETE.`,
  })
  addFindingEvidence(
    @Arg('input', () => AddFindingEvidenceInput) input: AddFindingEvidenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('addFindingEvidence', ({ findingEvidence }) => findingEvidence.add(input));
  }

  @Mutation(() => Finding, {
    description: `Another person accepts or rejects evidence; of a HIGH finding neither its recorder nor the owner of its agreement (A-INV-6). ${usual}, CONFLICT / DECIDED_MEANWHILE, FORBIDDEN / SEGREGATION_OF_DUTIES.`,
  })
  judgeFindingEvidence(
    @Arg('input', () => JudgeFindingEvidenceInput) input: JudgeFindingEvidenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('judgeFindingEvidence', ({ findingEvidence }) => findingEvidence.judge(input));
  }
}

@Resolver(() => FindingEvidence)
export class FindingEvidenceResolver {
  @FieldResolver(() => EvidenceLink, { description: 'Where to get the file.' })
  link(@Root() evidence: FindingEvidence, @Ctx() { findingEvidence }: AssessmentsContext) {
    return findingEvidence.linkOf(evidence);
  }
}
