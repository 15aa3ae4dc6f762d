import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import { KpiOrigin } from './kpi-origin.enum';
import type { KpiValuesArgs, SubmitKpiValueInput } from './kpi-value.inputs';
import { KpiValueRepository, type KpiValueRow, type PartnerCount, type PartnerValue } from './kpi-value.repository';
import { checkPeriod, computeValue, demandSameRequest, hashRequest, nameCell } from './kpi-value.rules';

export interface KpiValueSources {
  knownPartners: KnownPartnerService;
  definitions: KpiDefinitionService;
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

  async find(id: string): Promise<KpiValueRow | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  async pageOfPartner(partnerId: string, args: KpiValuesArgs): Promise<Page<KpiValueRow>> {
    const { rows, counts } = this.pageLoaders(args);
    const [found, counted] = await Promise.all([rows.load(partnerId), counts.load(partnerId)]);
    return pageOf(found, args.first, counted?.count ?? 0, { cursor: (row) => [row.id], node: (row) => row });
  }

  async submit(input: SubmitKpiValueInput): Promise<KpiValueRow> {
    const { viewer, clock } = this.work;
    const { knownPartners, definitions } = this.sources;
    if (!viewer.agency) throw forbidden('Figures are submitted by staff of an agency.');
    const { numerator, denominator = null, quality, idempotencyKey } = input;
    const { year, quarter = null } = input.period;
    checkPeriod({ year, quarter }, clock.now());
    const definition = await definitions.getVersion(input.code, input.version);
    const { unit } = definition;
    const value = computeValue({ unit, numerator, denominator });
    const partnerId = input.partnerId ? await knownPartners.demand(input.partnerId) : null;
    const cell = { definitionId: definition.id, agencyCode: viewer.agency, partnerId, year, quarter };
    const cellName = nameCell(definition, cell);
    await this.repository.lockCell(cellName);
    const inForce = await this.repository.findInForce(cell);
    const row: KpiValueRow = {
      ...cell,
      ...wholeAgency,
      id: newId(),
      unit,
      value,
      numerator,
      denominator,
      quality,
      revision: (inForce?.revision ?? 0) + 1,
      supersedes: inForce?.id ?? null,
      submittedAt: clock.now(),
      idempotencyKey,
      requestHash: hashRequest(input),
    };
    if (!(await this.repository.insert(row))) return this.repeat(viewer.agency, idempotencyKey, hashRequest(input));
    await this.publish(row, cellName);
    await this.recordAudit(row.id, { cell: cellName, revision: row.revision, requestHash: row.requestHash });
    return row;
  }

  /** The stored answer to a request that came before, in whichever process that was. */
  private async repeat(agency: string, idempotencyKey: string, requestHash: string): Promise<KpiValueRow> {
    const stored = await this.repository.findByKey(agency, idempotencyKey);
    if (!stored) throw notFound('KPI value');
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

  private pageLoaders({ codes, year, first, after }: KpiValuesArgs): PageLoaders {
    const key = JSON.stringify([codes, year, first, after]);
    const known = this.pages.get(key);
    if (known) return known;
    const query = { codes, year, after: readCursor(after), limit: first + 1 };
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

/** A figure of the agency or of one partner, in no cell. */
const wholeAgency = {
  country: null,
  partnerType: null,
  sector: null,
  origin: KpiOrigin.SUBMITTED,
  covers: null,
  contributors: null,
  sourceSystem: null,
  externalId: null,
  batchId: null,
  dataAsOf: null,
  supersededAt: null,
};

function readCursor(after: string | undefined): string | null {
  const [id] = decodeCursor(after, 1) ?? [];
  if (id !== undefined && !isId(id))
    throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
  return id ?? null;
}
