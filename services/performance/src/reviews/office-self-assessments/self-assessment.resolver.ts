import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { SelfAssessmentsArgs, SubmitSelfAssessmentInput, UpdateImprovementActionInput } from './self-assessment.inputs';
import {
  BenchmarkAnswer,
  BenchmarkAttainment,
  ImprovementAction,
  OfficeSelfAssessment,
  OfficeSelfAssessmentConnection,
  PartnershipBenchmark,
} from './self-assessment.view';

@Resolver(() => OfficeSelfAssessment)
export class SelfAssessmentResolver {
  @Query(() => [PartnershipBenchmark], {
    description: 'What offices are held to in managing their partnerships (UNICEF-20, SYS-32).',
  })
  partnershipBenchmarks(@Ctx() { selfAssessments }: PerformanceContext) {
    return selfAssessments.benchmarks();
  }

  @Query(() => OfficeSelfAssessmentConnection, {
    description: 'Self-assessments of offices of all agencies, newest first (UNICEF-19, JIU-16).',
  })
  officeSelfAssessments(
    @Args(() => SelfAssessmentsArgs) args: SelfAssessmentsArgs,
    @Ctx() { selfAssessments }: PerformanceContext,
  ) {
    return selfAssessments.page(args);
  }

  @Query(() => [BenchmarkAttainment], {
    description: 'How many offices meet each benchmark in a year, by agency (UNICEF-20, JIU-16).',
  })
  benchmarkAttainment(
    @Arg('year', () => Int) year: number,
    @Arg('agency', () => String, { nullable: true, description: 'Of this agency alone.' }) agency: string | null,
    @Ctx() { selfAssessments }: PerformanceContext,
  ) {
    return selfAssessments.attainment(year, agency ?? null);
  }

  @Mutation(() => OfficeSelfAssessment, {
    description:
      'Says how an office stands to each benchmark in a year, and what it will do (UNICEF-19, UNICEF-21). Refused: NOT_FOUND, FORBIDDEN for an office that your role does not reach, INVALID_INPUT / ANSWERS_INCOMPLETE, CONFLICT / ALREADY_ASSESSED.',
  })
  submitOfficeSelfAssessment(
    @Arg('input', () => SubmitSelfAssessmentInput) input: SubmitSelfAssessmentInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('submitOfficeSelfAssessment', ({ selfAssessments }) => selfAssessments.submit(input), {
      key: input.idempotencyKey,
      input,
      again: ({ selfAssessments }, id) => selfAssessments.get(id),
    });
  }

  @Mutation(() => ImprovementAction, {
    description:
      'What became of an improvement (UNICEF-21). Refused: NOT_FOUND, FORBIDDEN, CONFLICT / VERSION_CONFLICT or INVALID_STATE, INVALID_INPUT / NOTE_REQUIRED.',
  })
  updateImprovementAction(
    @Arg('input', () => UpdateImprovementActionInput) input: UpdateImprovementActionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('updateImprovementAction', ({ selfAssessments }) => selfAssessments.updateAction(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose office it is; null only beside an error.' })
  agency(@Root() { agencyCode }: OfficeSelfAssessment): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => [BenchmarkAnswer], { description: 'One per benchmark.' })
  answers(@Root() { id }: OfficeSelfAssessment, @Ctx() { selfAssessments }: PerformanceContext) {
    return selfAssessments.answersOf(id);
  }

  @FieldResolver(() => [ImprovementAction], {
    nullable: true,
    description: 'What the office does about it, by due day; null for other agencies.',
  })
  actions(@Root() assessment: OfficeSelfAssessment, @Ctx() { selfAssessments }: PerformanceContext) {
    return selfAssessments.actionsOf(assessment);
  }
}

@Resolver(() => BenchmarkAnswer)
export class BenchmarkAnswerResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What the answer rests on; null for other agencies.' })
  evidence(@Root() answer: BenchmarkAnswer, @Ctx() { selfAssessments }: PerformanceContext) {
    return selfAssessments.evidenceFor(answer);
  }
}

@Resolver(() => BenchmarkAttainment)
export class BenchmarkAttainmentResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose offices they are; null only beside an error.' })
  agency(@Root() { agencyCode }: BenchmarkAttainment): Agency {
    return { code: agencyCode };
  }
}
