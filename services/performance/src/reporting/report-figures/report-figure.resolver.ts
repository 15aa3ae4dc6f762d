import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { GoverningBodyReport } from '../reports/report.view';
import { AddFootnoteInput, FreezeReportFiguresInput } from './report-figure.inputs';
import { ReportFigure } from './report-figure.view';

@Resolver(() => ReportFigure)
export class ReportFigureResolver {
  @Mutation(() => GoverningBodyReport, {
    description:
      'Asks for all figures of the template as somebody who owns nothing would see them, and freezes them; contributions that have come are merged. Again until it is signed off (P-INV-3). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  freezeReportFigures(
    @Arg('input', () => FreezeReportFiguresInput) input: FreezeReportFiguresInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('freezeReportFigures', ({ reportFigures }) => reportFigures.freeze(input));
  }

  @Mutation(() => ReportFigure, {
    description:
      'Says how a frozen figure was made; an ESTIMATED one needs it (4.d step 8). Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  addFootnote(@Arg('input', () => AddFootnoteInput) input: AddFootnoteInput, @Ctx() context: PerformanceContext) {
    return context.transaction('addFootnote', ({ reportFigures }) => reportFigures.addFootnote(input));
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Whose figure it is; null for all that were asked about.',
  })
  agency(@Root() { agencyCode }: ReportFigure): Agency | null {
    return agencyCode === null ? null : { code: agencyCode };
  }
}
