import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { ReportContent } from '../report-clearances/report-content';
import type { FigureCollection } from '../report-figures/figure-collection';
import { writers } from '../report-files/report-file.writer';
import { pageOf } from '../report-files/report-page.writer';
import type { ReportTemplateService } from '../report-templates/report-template.service';
import type { AnnualReportSection, AnnualReportSectionArgs } from './annual-section.view';

interface Parts {
  templates: ReportTemplateService;
  knownAgencies: KnownAgencyService;
  collection: FigureCollection;
}

const template = 'ANNUAL_SECTION';

/** Any agency's section at any time, from what everybody may see; nothing of it is kept. */
export class AnnualSectionService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async generate({ agency, year, asOf }: AnnualReportSectionArgs): Promise<AnnualReportSection> {
    const { templates, knownAgencies, collection } = this.parts;
    await knownAgencies.demand([agency], 'agency');
    const now = this.work.clock.now();
    if (asOf && asOf > now) throw invalidInput('asOf is a time in the past.', 'asOf');
    const at = asOf ?? now;
    const { title, sections } = await templates.get(template);
    const { figures, completeness } = await collection.collect(sections, {
      own: agency,
      agencies: [agency],
      year,
      asOf: at,
    });
    const id = newId();
    const placed = figures.map((figure) => ({ ...figure, id: newId(), reportId: id, footnote: null }));
    const parts = sections.map(({ key, title: heading, mandatory }) => ({
      ...{ key, title: heading, mandatory, text: null },
      figures: placed.filter(({ section }) => section === key),
    }));
    const content: ReportContent = {
      report: {
        ...{ id, agencyCode: agency, body: 'Annual report', session: String(year), year, template, inResponseTo: [] },
        ...{ frozenAt: at, completeness },
      },
      title,
      sections: parts,
    };
    const csv = await buffer(Readable.from(writers.CSV(content, null)));
    return {
      agencyCode: agency,
      year,
      asOf: at,
      completeness,
      parts,
      html: pageOf(content, null),
      csv: csv.toString(),
    };
  }
}
