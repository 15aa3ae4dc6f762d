import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { CellToRecord, Recorded, RecordSource } from '../cells/kpi-cell.rules';
import type { KpiCellService, RecordMemory } from '../cells/kpi-cell.service';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import { KpiOrigin } from './kpi-origin.enum';
import type { KpiValuesArgs, SubmitKpiValueInput } from './kpi-value.inputs';
import { KpiValueRepository, type KpiValueRow, type PartnerCount, type PartnerValue } from './kpi-value.repository';
import { demandSameRequest, hashRequest, nameCell } from './kpi-value.rules';

export interface KpiValueSources {
  knownPartners: KnownPartnerService;
  definitions: KpiDefinitionService;
  cells: KpiCellService;
  knownOffices: KnownOfficeService;
  /** Which revisions others may see as they are (P-INV-4). */
  suppressionBlocks: { openOnes(valueIds: readonly string[]): Promise<Set<string>> };
}

interface PageLoaders {
  rows: DataLoader<string, PartnerValue[]>;
  counts: DataLoader<string, PartnerCount | null>;
}

export class KpiValueService {
  private readonly repository: KpiValueRepository;
  /** Loaders by argument: all partners of one list ask with the same ones, so a list costs one statement. */
  private readonly pages = new Map<string, PageLoaders>();

  constructor(
    private readonly work: Work,
    private readonly sources: KpiValueSources,
  ) {
    this.repository = new KpiValueRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: KpiValueRow) => row.id,
  );

  private readonly isOpen = new DataLoader<string, boolean>(async (ids) => {
    const open = await this.sources.suppressionBlocks.openOnes(ids);
    return ids.map((id) => open.has(id));
  });

  /** A coordinator of some countries finds the figures of these alone. */
  async find(id: string): Promise<KpiValueRow | null> {
    const row = isId(id) ? await this.byId.load(id) : null;
    if (!row) return null;
    const countries = await this.sources.knownOffices.countriesInSight();
    if (countries === null) return row;
    if (row.partnerId !== null) return (await this.isInSight(row.partnerId)) ? row : null;
    return row.country !== null && countries.includes(row.country) ? row : null;
  }

  /** Whether the figure is the owner's alone: it does not share it, or others would learn of few partners (P-INV-4). */
  async isSuppressed({ id, agencyCode, partnerId, isShared }: KpiValueRow): Promise<boolean> {
    if (agencyCode === this.work.viewer.agency) return false;
    if (!isShared) return true;
    // A figure about one partner is meant to be about one.
    if (partnerId !== null) return false;
    return !(await this.isOpen.load(id));
  }

  async shown<Fact>(row: KpiValueRow, fact: Fact): Promise<Fact | null> {
    return (await this.isSuppressed(row)) ? null : fact;
  }

  ownExternalId({ agencyCode, externalId }: KpiValueRow): string | null {
    return agencyCode === this.work.viewer.agency ? externalId : null;
  }

  async pageOfPartner(partnerId: string, args: KpiValuesArgs): Promise<Page<KpiValueRow>> {
    if (!(await this.isInSight(partnerId))) return pageOf<KpiValueRow, KpiValueRow>([], args.first, 0, shape);
    const { rows, counts } = this.pageLoaders(args);
    const [found, counted] = await Promise.all([rows.load(partnerId), counts.load(partnerId)]);
    return pageOf<KpiValueRow, KpiValueRow>(found, args.first, counted?.count ?? 0, shape);
  }

  /** A coordinator of some countries sees the figures of partners from there. */
  private async isInSight(partnerId: string): Promise<boolean> {
    const countries = await this.sources.knownOffices.countriesInSight();
    if (countries === null) return true;
    const country = (await this.sources.knownPartners.find(partnerId))?.country;
    return country !== null && country !== undefined && countries.includes(country);
  }

  /** Figures from wherever they come; each that cannot stand is refused, and the others go on. */
  record(cells: readonly CellToRecord[], source: RecordSource, memory?: RecordMemory): Promise<Recorded[]> {
    return this.sources.cells.record(cells, source, memory);
  }

  /** The instant until which all figures are said; see KpiCellService. */
  settle(): Promise<Date> {
    return this.sources.cells.settle();
  }

  async submit(input: SubmitKpiValueInput): Promise<KpiValueRow> {
    const { viewer } = this.work;
    const { knownPartners, definitions, cells } = this.sources;
    if (!viewer.agency) throw forbidden('Figures are submitted by staff of an agency.');
    const { numerator, denominator = null, quality, idempotencyKey } = input;
    const requestHash = hashRequest(input);
    await this.repository.lockKey(viewer.agency, idempotencyKey);
    const stored = await this.repository.findByKey(viewer.agency, idempotencyKey);
    if (stored) return this.repeat(stored, requestHash);
    const { year, quarter = null } = input.period;
    const definition = await definitions.getVersion(input.code, input.version);
    const partnerId = input.partnerId ? await knownPartners.demand(input.partnerId) : null;
    const cell = { definitionId: definition.id, agency: viewer.agency, partnerId, year, quarter };
    const figure = { ...cell, ...inNoCell, numerator, denominator, quality };
    const [recorded] = await cells.record([figure], submitted, undefined, { idempotencyKey, requestHash });
    if (recorded?.outcome === 'REFUSED') throw recorded.error;
    const row = await this.get(recorded?.id ?? '');
    const cellName = nameCell(definition, { ...cell, agencyCode: viewer.agency });
    if (recorded?.outcome !== 'UNCHANGED') await this.publish(row, cellName);
    await this.recordAudit(row.id, { cell: cellName, revision: row.revision, requestHash });
    return row;
  }

  /** As they stand now, in the order of the ids; what is not there is left out. */
  async readAll(ids: readonly string[]): Promise<KpiValueRow[]> {
    const rows = new Map((await this.repository.findByIds(ids)).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }

  private async get(id: string): Promise<KpiValueRow> {
    const [row] = await this.repository.findByIds([id]);
    if (!row) throw notFound('KPI value');
    return row;
  }

  /** The stored answer to a request that came before, in whichever process that was. */
  private async repeat(stored: KpiValueRow, requestHash: string): Promise<KpiValueRow> {
    demandSameRequest(stored, requestHash);
    await this.recordAudit(stored.id, { repeated: true });
    return stored;
  }

  private recordAudit(objectId: string, detail: Record<string, unknown>): Promise<void> {
    return this.work.audit.record({ objectType: 'KpiValue', objectId, detail });
  }

  /** The cell is locked by now, so its revisions keep their order on the feed. */
  private publish(row: KpiValueRow, cellName: string): Promise<void> {
    const { id, definitionId, agencyCode, partnerId, year, quarter, revision, supersedes } = row;
    return this.work.outbox.publish({
      type: 'performance.kpi-value-submitted',
      subject: cellName,
      audience: 'AGENCY',
      data: { kpiValueId: id, definitionId, agency: agencyCode, partnerId, year, quarter, revision, supersedes },
    });
  }

  private pageLoaders({ codes, year, first, after, asOf = null }: KpiValuesArgs): PageLoaders {
    const key = JSON.stringify([codes, year, first, after, asOf]);
    const known = this.pages.get(key);
    if (known) return known;
    const query = { codes, year, asOf, after: readCursor(after), limit: first + 1 };
    const loaders = {
      rows: rowsLoader(
        (ids) => this.repository.findPages(ids, query),
        (row: PartnerValue) => row.askedId,
      ),
      counts: rowLoader(
        (ids) => this.repository.countOfPartners(ids, query),
        (row: PartnerCount) => row.partnerId,
      ),
    };
    this.pages.set(key, loaders);
    return loaders;
  }
}

const shape = { cursor: ({ id }: KpiValueRow) => [id], node: (row: KpiValueRow) => row };

/** A figure of the agency or of one partner, in no cell. */
const inNoCell = { country: null, partnerType: null, sector: null, covers: null, contributors: null, externalId: null };

const submitted: RecordSource = { origin: KpiOrigin.SUBMITTED, sourceSystem: null, batchId: null, dataAsOf: null };

function readCursor(after: string | undefined): string | null {
  const [id] = decodeCursor(after, 1) ?? [];
  if (id !== undefined && !isId(id))
    throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
  return id ?? null;
}
