import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ReportFigure } from './report-figure.view';

const columns = `f.id, f.report_id AS "reportId", f.section, f.kind, f.audience, f.code, f.version, f.label, f.year,
  f.is_total AS "isTotal", f.agency_code AS "agencyCode", f.partner_type AS "partnerType", f.value, f.numerator,
  f.denominator, f.unit, f.quality, f.origin, f.suppressed,
  f.held_back AS "heldBack", f.absent_because AS "absentBecause",
  f.data_as_of AS "dataAsOf", f.source, f.lineage, f.footnote`;

/** Row-level security shows those that tell of other agencies to staff of agencies only. */
export class ReportFigureRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Those of the last freeze, in the order of the report. */
  findOfReports(reportIds: readonly string[]): Promise<ReportFigure[]> {
    return this.manager.query(
      `/* ReportFigureRepository.findOfReports */
       SELECT ${columns} FROM report_figure f
       JOIN governing_body_report r ON r.id = f.report_id AND r.freeze_no = f.freeze_no
       WHERE f.report_id = ANY ($1) ORDER BY f.report_id, f.position`,
      [reportIds],
    );
  }

  async insertAll(freeze: number, figures: readonly ReportFigure[]): Promise<void> {
    await this.manager.query(
      `/* ReportFigureRepository.insertAll */
       INSERT INTO report_figure (id, report_id, freeze_no, position, section, kind, audience, code, version, label, year,
         is_total, agency_code, partner_type, value, numerator, denominator, unit, quality, origin, suppressed,
         held_back, absent_because, data_as_of, source, lineage, footnote)
       SELECT (f.value ->> 'id')::uuid, (f.value ->> 'reportId')::uuid, $1, f.place, f.value ->> 'section',
         f.value ->> 'kind', f.value ->> 'audience', f.value ->> 'code', (f.value ->> 'version')::integer,
         f.value ->> 'label', (f.value ->> 'year')::integer, (f.value ->> 'isTotal')::boolean, f.value ->> 'agencyCode',
         f.value ->> 'partnerType', (f.value ->> 'value')::numeric, (f.value ->> 'numerator')::numeric,
         (f.value ->> 'denominator')::numeric, f.value ->> 'unit', f.value ->> 'quality', f.value ->> 'origin',
         (f.value ->> 'suppressed')::boolean, (f.value ->> 'heldBack')::boolean, f.value ->> 'absentBecause', (f.value ->> 'dataAsOf')::timestamptz,
         f.value ->> 'source', f.value -> 'lineage', f.value ->> 'footnote'
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS f (value, place)`,
      [freeze, JSON.stringify(figures)],
    );
  }

  async saveFootnote(id: string, footnote: string, by: string): Promise<void> {
    await this.manager.query(
      `/* ReportFigureRepository.saveFootnote */
       UPDATE report_figure SET footnote = $2, footnote_by = $3 WHERE id = $1`,
      [id, footnote, by],
    );
  }
}
