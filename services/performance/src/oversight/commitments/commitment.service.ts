import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { DashboardService } from '../../kpis/dashboards/dashboard.service';
import type { KpiDefinitionService } from '../../kpis/definitions/kpi-definition.service';
import type { CommitmentsArgs, EndCommitmentInput, RecordCommitmentInput } from './commitment.inputs';
import { CommitmentRepository } from './commitment.repository';
import { checkTarget, isMet, isPastDue } from './commitment.rules';
import type { Commitment, CommitmentProgress } from './commitment.view';

interface Parts {
  definitions: KpiDefinitionService;
  dashboards: DashboardService;
}

/** What agencies promised, and whether their figures show it (SYS-30, JIU-115). */
export class CommitmentService {
  private readonly repository: CommitmentRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new CommitmentRepository(work.database.manager);
  }

  async get(id: string): Promise<Commitment> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('commitment');
    return row;
  }

  async page({ agency, framework, first, after }: CommitmentsArgs): Promise<Page<Commitment>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const question = { agency: agency ?? null, framework: framework ?? null };
    const rows = await this.repository.findPage(question, last, first + 1);
    const counted = await this.repository.count(question);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  /** The figure is that of the dashboard, so that it can be no other than what reports say. */
  async progress(commitmentId: string, year: number | null): Promise<CommitmentProgress> {
    const commitment = await this.get(commitmentId);
    const asked = year ?? commitment.byYear;
    const { totals } = await this.parts.dashboards.ask({
      period: { year: asked },
      agencies: [commitment.agencyCode],
      codes: [commitment.kpiCode],
    });
    const value = totals[0]?.value ?? null;
    const met = isMet(value, commitment.comparison, commitment.target);
    const thisYear = this.work.clock.now().getUTCFullYear();
    return { commitment, year: asked, value, met, overdue: isPastDue(met, commitment.byYear, thisYear) };
  }

  async record({ idempotencyKey: _key, ...told }: RecordCommitmentInput): Promise<Commitment> {
    checkTarget(told.target);
    if ((await this.parts.definitions.versionsOf([told.kpiCode])).length === 0) {
      throw invalidInput(`There is no KPI ${told.kpiCode}.`, 'input.kpiCode');
    }
    const row: Commitment = {
      ...told,
      text: told.text.trim(),
      id: newId(),
      agencyCode: this.agency,
      recordedAt: this.work.clock.now(),
      endedAt: null,
      endReason: null,
      version: 1,
    };
    await this.repository.insert(row);
    await this.work.audit.record({ objectType: 'Commitment', objectId: row.id, detail: { kpiCode: row.kpiCode } });
    return row;
  }

  async end({ commitmentId, reason, expectedVersion }: EndCommitmentInput): Promise<Commitment> {
    const stored = await this.repository.lock(commitmentId);
    if (stored?.agencyCode !== this.agency) throw notFound('commitment');
    if (expectedVersion && expectedVersion !== stored.version) throw versionConflict('commitment', stored.version);
    if (stored.endedAt !== null) {
      throw new AppError('CONFLICT', 'This commitment has ended already.', { reason: 'INVALID_STATE' });
    }
    const endedAt = this.work.clock.now();
    const row = { ...stored, endedAt, endReason: reason.trim(), version: stored.version + 1 };
    await this.repository.end(row);
    await this.work.audit.record({ objectType: 'Commitment', objectId: row.id, detail: { change: 'ENDED' } });
    return row;
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Agencies keep commitments.');
    return agency;
  }
}
