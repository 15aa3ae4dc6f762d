import type { ReportFigure } from '../report-figures/report-figure.view';
import type { ReportSection } from '../report-sections/report-section.view';
import type { ReportRow } from '../reports/report.repository';

/** All that is signed, and all that is written into its files. */
export interface ReportContent {
  report: Pick<
    ReportRow,
    'id' | 'agencyCode' | 'body' | 'session' | 'year' | 'template' | 'inResponseTo' | 'frozenAt' | 'completeness'
  >;
  title: string;
  sections: (Pick<ReportSection, 'key' | 'title' | 'mandatory' | 'text'> & { figures: ReportFigure[] })[];
}

/** @param figures in the order of the report */
export function contentOf(
  { id, agencyCode, body, session, year, template, inResponseTo, frozenAt, completeness }: ReportRow,
  title: string,
  sections: readonly ReportSection[],
  figures: readonly ReportFigure[],
): ReportContent {
  return {
    report: { id, agencyCode, body, session, year, template, inResponseTo, frozenAt, completeness },
    title,
    sections: sections.map(({ key, title: heading, mandatory, text }) => ({
      ...{ key, title: heading, mandatory, text },
      figures: figures.filter(({ section }) => section === key),
    })),
  };
}
