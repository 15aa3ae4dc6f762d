import { AppError, forbidden, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { CellToRecord, Recorded } from '../cells/kpi-cell.rules';
import type { KpiCellService, RecordMemory } from '../cells/kpi-cell.service';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import { KpiOrigin } from '../values/kpi-origin.enum';
import { type KpiBatch, KpiChannel } from './kpi-batch.entity';
import type { KpiRowInput, SubmitKpiValuesInput } from './kpi-batch.inputs';
import { KpiBatchRepository } from './kpi-batch.repository';
import type { KpiSubmission } from './kpi-batch.view';
import type { KpiBatchRow } from './kpi-batch-row.entity';
import { cellOfRow, countRows, type RowToTake, type RowWorld, reportRow, tallyYears } from './kpi-row.rules';

export interface KpiBatchPorts {
  cells: KpiCellService;
  definitions: KpiDefinitionService;
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  partnerRedirects: PartnerRedirectService;
}

const noCounts = { added: 0, revised: 0, unchanged: 0, refused: 0 };
/** Rows of a request; all of them fit into one answer. */
const mostRows = 500;

export class KpiBatchService {
  private readonly repository: KpiBatchRepository;

  constructor(
    private readonly work: Work,
    private readonly ports: KpiBatchPorts,
  ) {
    this.repository = new KpiBatchRepository(work.database.manager);
  }

  /** A batch of the viewer's agency; another agency's is as absent as an invented id. */
  async find(id: string): Promise<KpiBatch | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.agencyCode === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<KpiBatch> {
    const found = await this.find(id);
    if (!found) throw notFound('batch');
    return found;
  }

  async submit({ sourceSystem, values }: SubmitKpiValuesInput): Promise<KpiSubmission> {
    const { viewer, audit } = this.work;
    const batch = this.newBatch(sourceSystem, KpiChannel.REQUEST);
    const rows = values.map(rowOfInput);
    const reported = await this.record(batch, rows, hasRole(viewer, 'SECRETARIAT_ADMIN'));
    const counts = countRows(reported);
    await this.repository.insert({ ...batch, ...counts });
    await this.keep(batch, rows, reported, reported);
    await audit.record({ objectType: 'KpiBatch', objectId: batch.id, detail: { ...counts } });
    return { batch: { ...batch, ...counts }, ...counts, rows: reported };
  }

  /** The stored answer to a request that came before. */
  async submission(id: string): Promise<KpiSubmission> {
    const batch = await this.get(id);
    const { added, revised, unchanged, refused } = batch;
    const rows = await this.repository.findRows(id, 0, mostRows);
    return { batch, added, revised, unchanged, refused, rows };
  }

  /** An empty batch for figures that follow in parts. */
  async open(sourceSystem: string): Promise<KpiBatch> {
    const batch = this.newBatch(sourceSystem, KpiChannel.FILE);
    await this.repository.insert(batch);
    return batch;
  }

  /** The next part of an open batch; of its rows only those that were refused are kept. */
  async take(id: string, rows: readonly RowToTake[], mayCover: boolean, memory?: RecordMemory): Promise<KpiBatchRow[]> {
    const batch = await this.repository.find(id);
    if (!batch) throw notFound('batch');
    const reported = await this.record(batch, rows, mayCover, memory);
    await this.repository.addCounts(id, countRows(reported));
    await this.keep(
      batch,
      rows,
      reported,
      reported.filter(({ code }) => code !== null),
    );
    return reported;
  }

  /** Rows that could not even be read. */
  async refuse(id: string, rows: readonly KpiBatchRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.repository.addCounts(id, { ...noCounts, refused: rows.length });
    await this.repository.insertRows(rows);
  }

  /** What would become of rows, for a dry run. */
  async report(id: string, rows: readonly KpiBatchRow[]): Promise<void> {
    await this.repository.addCounts(id, countRows(rows));
    const refused = rows.filter(({ code }) => code !== null);
    if (refused.length > 0) await this.repository.insertRows(refused);
  }

  findRows(batchId: string, after: number, limit: number): Promise<KpiBatchRow[]> {
    return this.repository.findRows(batchId, after, limit);
  }

  private newBatch(sourceSystem: string, channel: KpiChannel): KpiBatch {
    const { viewer, clock } = this.work;
    if (!viewer.agency) throw forbidden('Figures are submitted by staff of an agency.');
    return { ...noCounts, id: newId(), agencyCode: viewer.agency, sourceSystem, channel, submittedAt: clock.now() };
  }

  private async keep(
    { id, agencyCode }: KpiBatch,
    rows: readonly RowToTake[],
    reported: readonly KpiBatchRow[],
    toKeep: readonly KpiBatchRow[],
  ): Promise<void> {
    if (toKeep.length > 0) await this.repository.insertRows(toKeep);
    const tallies = tallyYears(rows, reported);
    if (tallies.length > 0) await this.repository.addTallies(id, agencyCode, tallies);
  }

  private async record(
    batch: KpiBatch,
    rows: readonly RowToTake[],
    mayCover: boolean,
    memory?: RecordMemory,
  ): Promise<KpiBatchRow[]> {
    const { id: batchId, agencyCode: agency, sourceSystem } = batch;
    const { cells, definitions, knownAgencies } = this.ports;
    const versions = await definitions.versionsOf([...new Set(rows.map(({ code }) => code))]);
    const agencies = new Set((await knownAgencies.all()).map(({ code }) => code));
    const world = { agency, mayCover, agencies, definitions: versions };
    const read = await Promise.all(rows.map((row) => this.read(row, world)));
    const readable = read.filter((one): one is CellToRecord => !(one instanceof AppError));
    const source = { origin: KpiOrigin.SUBMITTED, sourceSystem, batchId, dataAsOf: null };
    const recorded = await cells.record(readable, source, memory);
    const results = new Map(readable.map((cell, place) => [cell, recorded[place]]));
    return rows.map((row, place) => {
      const one = read[place] as CellToRecord | AppError;
      return reportRow(batchId, row, one instanceof AppError ? one : (results.get(one) as Recorded));
    });
  }

  private async read(row: RowToTake, world: RowWorld): Promise<CellToRecord | AppError> {
    try {
      return cellOfRow(await this.aboutCurrentPartner(row), world);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  /** Figures about a partner that was merged are figures of the survivor. */
  private async aboutCurrentPartner(row: RowToTake): Promise<RowToTake> {
    const { partnerId } = row;
    if (partnerId === null) return row;
    const { knownPartners, partnerRedirects } = this.ports;
    const known = isId(partnerId) ? await knownPartners.find(partnerId) : null;
    if (!known) throw notFound('partner');
    return { ...row, partnerId: await partnerRedirects.resolve(partnerId) };
  }
}

const rowOfInput = ({ period, ...row }: KpiRowInput, index: number): RowToTake => ({
  rowNumber: index + 1,
  code: row.code,
  version: row.version,
  year: period.year,
  quarter: period.quarter ?? null,
  country: row.country ?? null,
  partnerType: row.partnerType ?? null,
  sector: row.sector ?? null,
  partnerId: row.partnerId ?? null,
  covers: row.covers ?? null,
  numerator: row.numerator,
  denominator: row.denominator ?? null,
  quality: row.quality,
  contributors: row.contributors ?? null,
  externalId: row.externalId ?? null,
});
