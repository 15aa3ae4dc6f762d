import { ReportContributionState } from '../report-contributions/report-contribution.view';
import { needsFootnote } from '../report-figures/report-figure.rules';
import { type ReportProblem, ReportProblemKind } from '../reports/report.view';
import type { ReportContent } from './report-content';

interface Open {
  id: string;
  section: string;
  state: ReportContributionState;
}

const problem = (kind: ReportProblemKind, where: Partial<ReportProblem> = {}): ReportProblem => ({
  ...{ kind, section: null, objectId: null, phrase: null },
  ...where,
});

/** What keeps a report from being signed off, apart from names in its texts. */
export function problemsOf(content: ReportContent, contributions: readonly Open[]): ReportProblem[] {
  const { ASKED, SUBMITTED } = ReportContributionState;
  const figures = content.sections.flatMap((section) => section.figures);
  return [
    ...(content.report.frozenAt === null ? [problem(ReportProblemKind.FIGURES_NOT_FROZEN)] : []),
    ...figures
      .filter(needsFootnote)
      .map(({ id, section }) => problem(ReportProblemKind.ESTIMATE_WITHOUT_FOOTNOTE, { section, objectId: id })),
    ...content.sections
      .filter(({ mandatory, text, figures: own }) => mandatory && !text?.trim() && own.length === 0)
      .map(({ key }) => problem(ReportProblemKind.SECTION_EMPTY, { section: key })),
    ...contributions
      .filter(({ state }) => state === ASKED || state === SUBMITTED)
      .map(({ id, section }) => problem(ReportProblemKind.CONTRIBUTION_OUTSTANDING, { section, objectId: id })),
  ];
}

/** The texts of a report that are published, each with its place. */
export const textsOf = ({
  report,
  sections,
}: ReportContent): { section: string | null; objectId: string | null; text: string }[] => [
  { section: null, objectId: null, text: `${report.body}\n${report.session}\n${report.inResponseTo.join('\n')}` },
  ...sections.flatMap(({ key, text, figures }) => [
    ...(text === null ? [] : [{ section: key, objectId: null, text }]),
    ...figures.flatMap(({ id, footnote }) =>
      footnote === null ? [] : [{ section: key, objectId: id, text: footnote }],
    ),
  ]),
];
