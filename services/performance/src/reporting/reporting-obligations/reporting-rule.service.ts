import { AppError, forbidden, notFound, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { CreateReportingObligationInput, EndReportingObligationInput } from './reporting-obligation.inputs';
import type { ReportingObligationRule } from './reporting-obligation.view';
import { ReportingRuleRepository } from './reporting-rule.repository';

/** The lists of rules end at 100. */
const mostRules = 100;

/** From which duties to report are made, year after year. */
export class ReportingRuleService {
  private readonly repository: ReportingRuleRepository;

  constructor(private readonly work: Work) {
    this.repository = new ReportingRuleRepository(work.database.manager);
  }

  ofOwnAgency(): Promise<ReportingObligationRule[]> {
    return this.repository.findOfAgency(this.agency);
  }

  async get(id: string): Promise<ReportingObligationRule> {
    const row = await this.repository.find(id);
    if (row?.agencyCode !== this.agency) throw notFound('rule');
    return row;
  }

  async create(input: CreateReportingObligationInput): Promise<ReportingObligationRule> {
    const { clock, audit } = this.work;
    if ((await this.ofOwnAgency()).length >= mostRules) {
      throw new AppError('CONFLICT', 'Your agency has 100 of them, which is the most.', { reason: 'TOO_MANY' });
    }
    const { kind, unit, role, partnerType = null, dueMonthDay, firstYear } = input;
    const [dueMonth = 12, dueDay = 1] = dueMonthDay.split('-').map(Number);
    const row: ReportingObligationRule = {
      ...{ id: newId(), agencyCode: this.agency, kind, unit: unit.trim(), role, partnerType, dueMonth, dueDay },
      ...{ firstYear: firstYear ?? clock.now().getUTCFullYear(), endedAt: null, version: 1 },
    };
    await this.repository.insert(row);
    await audit.record({
      objectType: 'ReportingObligationRule',
      objectId: row.id,
      detail: { kind, role, dueMonthDay },
    });
    await this.makeMissing();
    return row;
  }

  /** Duties that were made stay: what was due is due. */
  async end({ ruleId, expectedVersion }: EndReportingObligationInput): Promise<ReportingObligationRule> {
    const { clock, audit } = this.work;
    const row = await this.repository.lock(ruleId, this.agency);
    if (!row) throw notFound('rule');
    if (row.version !== expectedVersion) throw versionConflict('rule', row.version);
    if (row.endedAt) throw new AppError('CONFLICT', 'It has ended already.', { reason: 'INVALID_STATE' });
    const ended = { ...row, endedAt: clock.now(), version: row.version + 1 };
    await this.repository.end(row.id, ended.endedAt, ended.version);
    await audit.record({ objectType: 'ReportingObligationRule', objectId: row.id, detail: { version: ended.version } });
    return ended;
  }

  /** Gives how many there were, so that a full batch is followed by another one. */
  async makeMissing(): Promise<number> {
    const missing = await this.repository.findMissing(dayOf(this.work.clock.now()));
    if (missing.length === 0) return 0;
    const rows = missing.map((one) => ({ ...one, id: newId() }));
    await this.repository.insertObligations(rows);
    await this.work.audit.record({ objectType: 'ReportingObligation', detail: { made: rows.map(({ id }) => id) } });
    return rows.length;
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Duties to report are those of an agency.');
    return agency;
  }
}
