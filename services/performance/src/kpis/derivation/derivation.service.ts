import { notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { withAdvisoryLock } from '@partner-commons/platform/jobs/advisory-lock';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { type Job, presentJob } from '@partner-commons/platform/jobs/job.type';
import type { Work } from '@partner-commons/platform/work';
import type { CellToRecord, Recorded, RecordSource } from '../cells/kpi-cell.rules';
import type { RecordMemory } from '../cells/kpi-cell.service';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiOrigin } from '../values/kpi-origin.enum';
import type { RefreshDerivedKpisInput } from './derivation.inputs';
import { DerivationRepository } from './derivation.repository';
import { checkCodes, checkYear } from './derivation.rules';
import { cellToRecord, emptied, MiscountError, yearsToCount } from './derived-cell.rules';
import type { KpiSource } from './kpi-source';

export interface DerivationPorts {
  kpiSources: readonly KpiSource[];
  definitions: { inForce(codes: readonly string[], year: number): Promise<KpiDefinition[]> };
  values: {
    record(cells: readonly CellToRecord[], source: RecordSource, memory?: RecordMemory): Promise<Recorded[]>;
  };
  suppressionBlocks: {
    refresh(touched: readonly { definitionId: string; year: number; quarter: number | null }[]): Promise<void>;
  };
}

/** Facts change all day; figures of a year follow them after this many minutes at the latest. */
const minutesBetween = 15;

/** Counts KPIs from facts and keeps them as figures: a revision only where the number changed. */
export class DerivationService {
  private readonly repository: DerivationRepository;
  private readonly progress: JobProgress;

  constructor(
    private readonly work: Work,
    private readonly ports: DerivationPorts,
  ) {
    this.repository = new DerivationRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  get codes(): string[] {
    return this.ports.kpiSources.map(({ code }) => code);
  }

  /** The years that it is this caller's turn to count. */
  async claimDue(): Promise<number[]> {
    const now = this.work.clock.now();
    const years = yearsToCount(now);
    await this.repository.note(years, now);
    return this.repository.claim(years, now, new Date(now.getTime() - minutesBetween * 60_000));
  }

  /** As a job: sources read what the person who asks may not. */
  async start({ year, codes }: RefreshDerivedKpisInput): Promise<Job> {
    const { viewer, jobs, audit, clock } = this.work;
    checkYear(year, clock.now());
    const asked = codes ?? this.codes;
    checkCodes(asked, this.codes);
    const jobId = await this.progress.create('refreshDerivedKpis', viewer);
    await jobs.enqueue('refreshDerivedKpis', { jobId, year, codes: asked }, { key: jobId });
    await audit.record({ objectType: 'Job', objectId: jobId, detail: { year, codes: asked } });
    return this.job(jobId);
  }

  async job(id: string): Promise<Job> {
    const found = await this.findJob(id);
    if (!found) throw notFound('job');
    return found;
  }

  async findJob(id: string): Promise<Job | null> {
    const row = isId(id) ? await this.progress.find(id, this.work.viewer) : null;
    return row?.kind === 'refreshDerivedKpis' ? presentJob(row, this.work.clock.now()) : null;
  }

  /** One KPI of one year, by the version that counts for it; one at a time. */
  refresh(code: string, year: number): Promise<void> {
    const { manager } = this.work.database;
    return withAdvisoryLock(manager, `derive-kpi:${code}:${year}`, async () => {
      const source = this.ports.kpiSources.find((one) => one.code === code);
      const [definition] = await this.ports.definitions.inForce([code], year);
      if (source && definition) await this.count(source, definition, year);
    });
  }

  private async count(source: KpiSource, definition: KpiDefinition, year: number): Promise<void> {
    const dataAsOf = await this.repository.findKnownUntil();
    const counted = await source.countCells({ year, asOf: null });
    const cells = counted.map((cell) => cellToRecord(cell, definition, year));
    const stored = await this.repository.findDerived(definition.id, year);
    const gone = emptied(stored, cells);
    if (gone.length > 0) await this.withdraw(gone, definition, year);
    if (cells.length === 0) return;
    const recorded = await this.ports.values.record(cells, {
      origin: KpiOrigin.DERIVED,
      sourceSystem: 'PARTNER_COMMONS',
      batchId: null,
      dataAsOf,
    });
    const refused = recorded.find((one) => one.outcome === 'REFUSED');
    if (refused?.outcome === 'REFUSED') throw new MiscountError(`${source.code} of ${year}: ${refused.error.message}`);
    const changed = recorded.filter(({ outcome }) => outcome !== 'UNCHANGED').length;
    if (changed > 0) {
      const detail = { code: source.code, year, changed };
      await this.work.audit.record({ objectType: 'KpiDefinition', objectId: definition.id, detail });
    }
  }

  private async withdraw(gone: Parameters<DerivationRepository['withdraw']>[0], { id }: KpiDefinition, year: number) {
    await this.repository.withdraw(gone, this.work.clock.now());
    await this.ports.suppressionBlocks.refresh([{ definitionId: id, year, quarter: null }]);
    const detail = { year, withdrawn: gone.length };
    await this.work.audit.record({ objectType: 'KpiDefinition', objectId: id, detail });
  }
}
