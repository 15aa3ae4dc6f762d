import { guardCell } from '@partner-commons/platform/files/cell.rules';
import { csvOf } from '@partner-commons/platform/files/csv-file';
import type { ReportContent } from '../report-clearances/report-content';
import { type ReportFigure, ReportFigureAudience } from '../report-figures/report-figure.view';
import { ReportForm } from './report-file.view';
import { pageOf } from './report-page.writer';

/** Null for a draft. */
export interface Signature {
  contentHash: string;
  signedOffAt: Date;
}

type Writer = (content: ReportContent, signature: Signature | null) => AsyncIterable<Buffer>;

/** What everybody may see: figures of other agencies stay between agencies. */
const published = (content: ReportContent): ReportContent => ({
  ...content,
  sections: content.sections.map((section) => ({
    ...section,
    figures: section.figures.filter(({ audience }) => audience === ReportFigureAudience.PUBLIC),
  })),
});

export const writers: Record<ReportForm, Writer> = {
  [ReportForm.HTML]: async function* (content, signature) {
    yield Buffer.from(pageOf(published(content), signature));
  },
  [ReportForm.CSV]: (content) => csvOf(table(published(content))),
  [ReportForm.JSON]: async function* (content, signature) {
    const { report, title, sections } = published(content);
    const body = { ...report, title, draft: signature === null, ...signature, sections: sections.map(plainSection) };
    yield Buffer.from(`${JSON.stringify(body, null, 2)}\n`);
  },
};

const plainFigure = ({ id, reportId, section, audience, ...figure }: ReportFigure) => figure;
const plainSection = ({ figures, ...section }: ReportContent['sections'][number]) => ({
  ...section,
  figures: figures.map(plainFigure),
});

const columns = [
  'section',
  'code',
  'version',
  'label',
  'year',
  'isTotal',
  'agencyCode',
  'partnerType',
  'value',
  'numerator',
  'denominator',
  'unit',
  'quality',
  'origin',
  'suppressed',
  'heldBack',
  'absentBecause',
  'source',
  'footnote',
] as const;

async function* table({ report, sections }: ReportContent): AsyncGenerator<string[]> {
  yield ['agency', 'body', 'session', 'frozenAt', ...columns];
  const head = [report.agencyCode, report.body, report.session, report.frozenAt?.toISOString() ?? ''];
  for (const figure of sections.flatMap(({ figures }) => figures)) {
    yield [...head, ...columns.map((column) => String(figure[column] ?? ''))].map(guardCell);
  }
}
