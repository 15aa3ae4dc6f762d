import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AssessmentMethodology } from '../../catalogue/methodologies/methodology.view';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { Money } from '../../terms/money.view';
import { AssessmentChange } from '../assessment-changes/assessment-change.view';
import { AssessmentConnection } from '../assessment-lists/assessment.page';
import { AssessmentFilter } from '../assessment-lists/assessment-list.inputs';
import { AssessmentReport } from '../assessment-reports/assessment-report.view';
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

  @Query(() => AssessmentConnection, {
    description:
      'Assessments of all agencies, what is underway first and then the newest (features 42, 43); with expiringBefore the one that ends soonest first. A partner sees its own. Refused: INVALID_INPUT.',
  })
  assessments(
    @Arg('filter', () => AssessmentFilter, { defaultValue: {} }) filter: AssessmentFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { assessmentLists }: AssessmentsContext,
  ) {
    return assessmentLists.search(filter, page);
  }

  @Mutation(() => Assessment, {
    description:
      "Records a final assessment that the caller's agency owns (JIU-59). A repeated idempotencyKey gives the first answer. An earlier one of the same kind and scope is SUPERSEDED by it. Refused: NOT_FOUND, INVALID_INPUT, INVALID_INPUT / UNKNOWN_METHODOLOGY, INVALID_INPUT / METHODOLOGY_OF_OTHER_KIND, CONFLICT / IDEMPOTENCY_KEY_REUSED.",
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

  @FieldResolver(() => AssessmentMethodology, {
    nullable: true,
    description: 'By which method, in which version; no later version rates it anew (A-INV-1). Null when nobody said.',
  })
  methodology(
    @Root() { methodologyCode, methodologyVersion }: Assessment,
    @Ctx() { methodologies }: AssessmentsContext,
  ) {
    return methodologyCode && methodologyVersion ? methodologies.find(methodologyCode, methodologyVersion) : null;
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description: 'Agencies for which it is done too; null only beside an error.',
  })
  jointAgencies(@Root() { jointAgencies }: Assessment): Agency[] {
    return jointAgencies.map((code) => ({ code }));
  }

  @FieldResolver(() => CommonRiskBand, {
    nullable: true,
    description: 'What the method computed; null before it is final, and when nobody computed it here.',
  })
  computedBand(@Root() { computedBand }: Assessment): CommonRiskBand | null {
    return computedBand;
  }

  @FieldResolver(() => CommonRiskBand, {
    nullable: true,
    description: 'What two people put in its place, each for a reason (A-INV-2); null when nobody did.',
  })
  adjustedBand(@Root() { adjustedBand }: Assessment): CommonRiskBand | null {
    return adjustedBand;
  }

  @FieldResolver(() => Assessment, { nullable: true, description: 'The later one that took its place.' })
  supersededBy(@Root() { supersededBy }: Assessment, @Ctx() { assessments }: AssessmentsContext) {
    return supersededBy ? assessments.find(supersededBy) : null;
  }

  @FieldResolver(() => [AssessmentChange], {
    description:
      'The states that it went through, oldest first, at most the last 100; empty for what was recorded before states were kept.',
  })
  history(@Root() { id }: Assessment, @Ctx() { assessmentChanges }: AssessmentsContext) {
    return assessmentChanges.historyOf(id);
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
