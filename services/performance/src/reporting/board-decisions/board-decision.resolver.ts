import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import type { ReportRow } from '../reports/report.repository';
import { GoverningBodyReport } from '../reports/report.view';
import { BoardDecision, RecordBoardDecisionInput } from './board-decision.view';

@Resolver(() => BoardDecision)
export class BoardDecisionResolver {
  @Mutation(() => BoardDecision, {
    description:
      'Records what a governing body decided on a report that was submitted; what it asks for is tracked as recommendations (4.d step 10). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, ALREADY_RECORDED or IDEMPOTENCY_KEY_REUSED.',
  })
  recordBoardDecision(
    @Arg('input', () => RecordBoardDecisionInput) input: RecordBoardDecisionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordBoardDecision', ({ boardDecisions }) => boardDecisions.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ boardDecisions }, id) => boardDecisions.get(id),
    });
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Whose governing body it is; null only beside an error.',
  })
  agency(@Root() { agencyCode }: BoardDecision): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => GoverningBodyReport, { nullable: true, description: 'The report that it is about.' })
  report(@Root() { reportId }: BoardDecision, @Ctx() { reports }: PerformanceContext) {
    return reports.find(reportId);
  }
}

@Resolver(() => GoverningBodyReport)
export class ReportDecisionResolver {
  @FieldResolver(() => [BoardDecision], { description: 'What the governing body decided on it.' })
  decisions(@Root() { id }: ReportRow, @Ctx() { boardDecisions }: PerformanceContext) {
    return boardDecisions.ofReport(id);
  }

  @FieldResolver(() => [BoardDecision], {
    description: 'The decisions named in inResponseTo that stand here (UNICEF-1).',
  })
  answers(@Root() row: ReportRow, @Ctx() { boardDecisions }: PerformanceContext) {
    return boardDecisions.answeredBy(row);
  }
}
