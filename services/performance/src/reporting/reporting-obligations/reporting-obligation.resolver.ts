import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../../engaging/engagements/engagement.entity';
import { Agency } from '../../federation/agency.stub';
import { ReportingState } from '../reporting-cycles/reporting-cycle.view';
import {
  ConfirmReportingObligationInput,
  CreateReportingObligationInput,
  EndReportingObligationInput,
  ReportingObligationsArgs,
} from './reporting-obligation.inputs';
import type { ObligationRow } from './reporting-obligation.repository';
import {
  AgencyCompliance,
  ReportingObligation,
  ReportingObligationConnection,
  ReportingObligationRule,
} from './reporting-obligation.view';

@Resolver(() => ReportingObligation)
export class ReportingObligationResolver {
  @Query(() => ReportingObligationConnection, {
    description: 'What focal points of agencies have to report by when, latest first (HAB-28, HAB-30).',
  })
  reportingObligations(
    @Args(() => ReportingObligationsArgs) args: ReportingObligationsArgs,
    @Ctx() { reportingObligations }: PerformanceContext,
  ) {
    return reportingObligations.list(args);
  }

  @Query(() => [ReportingObligationRule], { description: 'From which the duties of your agency are made (HAB-30).' })
  reportingObligationRules(@Ctx() { reportingRules }: PerformanceContext) {
    return reportingRules.ofOwnAgency();
  }

  @Query(() => [AgencyCompliance], { description: 'How far each agency has reported on a year (JIU-26, HAB-30).' })
  reportingCompliance(@Arg('year', () => Int) year: number, @Ctx() { reportingObligations }: PerformanceContext) {
    return reportingObligations.compliance(year);
  }

  @Mutation(() => ReportingObligationRule, {
    description:
      'Says what a focal point of your agency reports each year, by 1 December unless said otherwise (HAB-28). Refused: CONFLICT / TOO_MANY or IDEMPOTENCY_KEY_REUSED.',
  })
  createReportingObligation(
    @Arg('input', () => CreateReportingObligationInput) input: CreateReportingObligationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('createReportingObligation', ({ reportingRules }) => reportingRules.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ reportingRules }, id) => reportingRules.get(id),
    });
  }

  @Mutation(() => ReportingObligationRule, {
    description:
      'Makes no new duties from a rule; those that were made stay. Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  endReportingObligation(
    @Arg('input', () => EndReportingObligationInput) input: EndReportingObligationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('endReportingObligation', ({ reportingRules }) => reportingRules.end(input));
  }

  @Mutation(() => ReportingObligation, {
    description:
      'Confirms what the records say (HAB-28, HAB-30). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, CONFLICT / COUNT_CHANGED, INVALID_STATE or VERSION_CONFLICT.',
  })
  confirmReportingObligation(
    @Arg('input', () => ConfirmReportingObligationInput) input: ConfirmReportingObligationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('confirmReportingObligation', ({ reportingObligations }) =>
      reportingObligations.confirm(input),
    );
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose duty it is; null only beside an error.' })
  agency(@Root() { agencyCode }: ReportingObligation): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Int, { nullable: true })
  count(@Root() row: ObligationRow, @Ctx() { reportingObligations }: PerformanceContext) {
    return reportingObligations.shownCount(row);
  }

  @FieldResolver(() => ReportingState)
  state(@Root() row: ObligationRow, @Ctx() { reportingObligations }: PerformanceContext) {
    return reportingObligations.stateOf(row);
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The agreement that ended; null for yearly duties.' })
  engagement(@Root() { engagementId }: ReportingObligation, @Ctx() { engagements }: PerformanceContext) {
    return engagementId === null ? null : engagements.find(engagementId);
  }
}

@Resolver(() => AgencyCompliance)
export class AgencyComplianceResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who reports; null only beside an error.' })
  agency(@Root() { agencyCode }: AgencyCompliance): Agency {
    return { code: agencyCode };
  }
}
