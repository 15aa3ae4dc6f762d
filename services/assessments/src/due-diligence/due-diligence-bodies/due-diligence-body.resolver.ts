import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Assessment } from '../../assessing/assessments/assessment.entity';
import type { AssessmentsContext } from '../../context';
import { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import { DueDiligenceBody, DueDiligenceSummary } from './due-diligence-body.view';

@Resolver(() => DueDiligenceCase)
export class DueDiligenceBodyOfResolver {
  @FieldResolver(() => DueDiligenceSummary, {
    nullable: true,
    description: 'What was found, without words; null only beside an error. Refused: FORBIDDEN / BULK_READ_REFUSED.',
  })
  summary(@Root() { id }: DueDiligenceCase, @Ctx() { dueDiligenceBodies }: AssessmentsContext) {
    return dueDiligenceBodies.summary(id);
  }

  @FieldResolver(() => DueDiligenceBody, {
    nullable: true,
    description: 'CONFIDENTIAL; null only beside an error. Refused: FORBIDDEN / BULK_READ_REFUSED.',
  })
  body(@Root() { id }: DueDiligenceCase, @Ctx() { dueDiligenceBodies }: AssessmentsContext) {
    return dueDiligenceBodies.body(id);
  }
}

@Resolver(() => DueDiligenceBody)
export class DueDiligenceBodyResolver {
  @FieldResolver(() => Assessment, { nullable: true, description: 'What it rests on.' })
  assessment(@Root() { assessmentId }: DueDiligenceBody, @Ctx() { assessments }: AssessmentsContext) {
    return assessmentId ? assessments.find(assessmentId) : null;
  }

  @FieldResolver(() => DueDiligenceCase, {
    nullable: true,
    description: 'The one of another agency that it builds on.',
  })
  reuses(@Root() { reusedCaseId }: DueDiligenceBody, @Ctx() { dueDiligences }: AssessmentsContext) {
    return reusedCaseId ? dueDiligences.find(reusedCaseId) : null;
  }
}
