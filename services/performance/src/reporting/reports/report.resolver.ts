import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { ReportSection } from '../report-sections/report-section.view';
import { ReportTemplate } from '../report-templates/report-template.view';
import {
  CreateGoverningBodyReportInput,
  PresentReportInput,
  ReportActInput,
  ReportsArgs,
  ReturnReportInput,
} from './report.inputs';
import { GoverningBodyReportConnection } from './report.page';
import type { ReportRow } from './report.repository';
import { GoverningBodyReport, ReportProblem } from './report.view';

@Resolver(() => GoverningBodyReport)
export class ReportResolver {
  @Query(() => GoverningBodyReport, {
    nullable: true,
    description: "A report that was submitted, or a draft of the caller's agency, whose reading is recorded (JIU-25).",
  })
  report(@Arg('id', () => ID) id: string, @Ctx() { reports }: PerformanceContext) {
    return reports.find(id);
  }

  @Query(() => GoverningBodyReportConnection, {
    description: "Reports that were submitted, and drafts of the caller's agency, latest first.",
  })
  reports(@Args(() => ReportsArgs) args: ReportsArgs, @Ctx() { reports }: PerformanceContext) {
    return reports.list(args);
  }

  @Mutation(() => GoverningBodyReport, {
    description:
      'Begins a report of your agency to a governing body (JIU-25, UNICEF-1). Refused: NOT_FOUND / TEMPLATE_UNKNOWN, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  createGoverningBodyReport(
    @Arg('input', () => CreateGoverningBodyReportInput) input: CreateGoverningBodyReportInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('createGoverningBodyReport', ({ reports }) => reports.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ reports }, id) => reports.get(id),
    });
  }

  @Mutation(() => GoverningBodyReport, {
    description:
      'Signs a frozen report off, by somebody who wrote nothing in it; it never changes again (P-INV-3). Refused: NOT_FOUND, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT or PARTNER_NAMED, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  approveReport(@Arg('input', () => ReportActInput) input: ReportActInput, @Ctx() context: PerformanceContext) {
    return context.transaction('approveReport', ({ reportClearances }) => reportClearances.approve(input));
  }

  @Mutation(() => GoverningBodyReport, {
    description:
      'Sends a report back to its editors. Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  returnReport(@Arg('input', () => ReturnReportInput) input: ReturnReportInput, @Ctx() context: PerformanceContext) {
    return context.transaction('returnReport', ({ reportClearances }) => reportClearances.sendBack(input));
  }

  @Mutation(() => GoverningBodyReport, {
    description:
      'Says that a signed report went to the governing body: it is public from then on. Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  submitReport(@Arg('input', () => ReportActInput) input: ReportActInput, @Ctx() context: PerformanceContext) {
    return context.transaction('submitReport', ({ reportClearances }) => reportClearances.submit(input));
  }

  @Mutation(() => GoverningBodyReport, {
    description:
      'Says when the governing body dealt with it. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  presentReport(@Arg('input', () => PresentReportInput) input: PresentReportInput, @Ctx() context: PerformanceContext) {
    return context.transaction('presentReport', ({ reportClearances }) => reportClearances.present(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who reports; null only beside an error.' })
  agency(@Root() { agencyCode }: GoverningBodyReport): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => ReportTemplate, { description: 'Its form.' })
  template(@Root() { template }: GoverningBodyReport, @Ctx() { reportTemplates }: PerformanceContext) {
    return reportTemplates.get(template);
  }

  @FieldResolver(() => [ReportSection], {
    description: 'In order; none for units that were asked to write and are not its editors.',
  })
  sections(@Root() { id }: GoverningBodyReport, @Ctx() { reportSections }: PerformanceContext) {
    return reportSections.ofReport(id);
  }

  @FieldResolver(() => [ReportProblem], {
    description: 'What keeps it from being signed off; for those who write and sign it, empty for others.',
  })
  problems(@Root() row: ReportRow, @Ctx() { reportClearances, reports }: PerformanceContext) {
    return reports.isOwn(row) ? reportClearances.problems(row) : [];
  }

  @FieldResolver(() => String, { nullable: true })
  returnReason(@Root() row: ReportRow, @Ctx() { reports }: PerformanceContext): string | null {
    return reports.isOwn(row) ? row.returnReason : null;
  }
}
