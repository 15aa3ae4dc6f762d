import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AssessmentReport } from '../assessment-reports/assessment-report.view';
import type { AssessmentsContext } from '../context';
import { Agency } from '../federation/agency.stub';
import { Partner } from '../federation/partner.stub';
import { CommonRiskBand } from '../terms/common-risk-band.enum';
import { Money } from '../terms/money.view';
import { Assessment } from './assessment.entity';
import { RecordAssessmentInput } from './assessment.inputs';

@Resolver(() => Assessment)
export class AssessmentResolver {
  @Query(() => Assessment, {
    nullable: true,
    description: 'One assessment; null when there is none, or it is not yours to see.',
  })
  assessment(@Arg('id', () => ID) id: string, @Ctx() { assessments }: AssessmentsContext) {
    return assessments.find(id);
  }

  @Mutation(() => Assessment, {
    description:
      "Records a final assessment that the caller's agency owns (JIU-59). A repeated idempotencyKey gives the first answer. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.",
  })
  recordAssessment(
    @Arg('input', () => RecordAssessmentInput) input: RecordAssessmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('recordAssessment', ({ assessments }) => assessments.record(input));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Who was assessed; null only beside an error.' })
  async partner(@Root() { partnerId }: Assessment, @Ctx() { partnerRedirects }: AssessmentsContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Who owns the assessment and decides who reads its report; null only beside an error.',
  })
  owner(@Root() { ownerAgency }: Assessment): Agency {
    return { code: ownerAgency };
  }

  @FieldResolver(() => CommonRiskBand, { description: 'What counts; NOT_ASSESSED until it is final.' })
  band(@Root() { band }: Assessment): CommonRiskBand {
    return band ?? CommonRiskBand.NOT_ASSESSED;
  }

  @FieldResolver(() => Money, { nullable: true, description: 'Largest planned amount that the assessment covers.' })
  amountAssessed(@Root() { amount, currency }: Assessment): Money | null {
    return amount !== null && currency !== null ? { amount, currency } : null;
  }

  @FieldResolver(() => AssessmentReport, {
    description: 'CONFIDENTIAL: the owner and the partner read it, others get a redaction. Reading it is recorded.',
  })
  report(@Root() assessment: Assessment, @Ctx() { reports }: AssessmentsContext) {
    return reports.read(assessment);
  }
}
