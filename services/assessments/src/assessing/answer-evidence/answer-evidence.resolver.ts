import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { EvidenceFile } from './answer-evidence.view';

@Resolver(() => EvidenceFile)
export class EvidenceFileResolver {
  @FieldResolver(() => String, { description: 'Short-lived link to the bytes; making it is recorded.' })
  url(@Root() file: EvidenceFile, @Ctx() { answerEvidence }: AssessmentsContext) {
    return answerEvidence.linkOf(file);
  }
}
