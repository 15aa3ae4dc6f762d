import { invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { RiskEntryService } from '../risk-entries/risk-entry.service';
import type { MitigationCostsFilter, PlanMitigationInput, UpdateMitigationInput } from './mitigation.inputs';
import { MitigationRepository, type MitigationRow } from './mitigation.repository';
import { demandWay, isOverdue, percentOf, rateCost } from './mitigation.rules';
import { type Mitigation, type MitigationCosts, MitigationStatus } from './mitigation.view';

interface Words {
  action: string;
  owner: string;
  effect: string | null;
}

/** What the viewer's agency does about its risks (JIU-40). */
export class MitigationService {
  constructor(
    private readonly work: Work,
    private readonly riskEntries: RiskEntryService,
  ) {}

  private readonly byRisk = rowsLoader(
    (ids) => this.mitigations((mitigations) => mitigations.findOfRisks(ids)),
    (row: MitigationRow) => row.riskId,
  );

  /** The caller has seen the risk, whose read is on record. */
  async ofRisk(riskId: string): Promise<Mitigation[]> {
    return (await this.byRisk.load(riskId)).map((row) => this.present(row));
  }

  async get(id: string): Promise<Mitigation> {
    const row = isId(id) ? await this.mitigations((mitigations) => mitigations.find(id)) : null;
    if (!row) throw notFound('mitigation');
    return this.present(row);
  }

  async plan(input: PlanMitigationInput): Promise<Mitigation> {
    const { viewer, clock } = this.work;
    const { id: riskId, agency, partnerId } = await this.riskEntries.lockOpen(input.riskId);
    const id = newId();
    const row: MitigationRow = {
      id,
      riskId,
      agency,
      partnerId,
      ...rateCost(input.cost, this.today()),
      sealed: this.seal(id, { action: input.action, owner: input.owner, effect: input.effect ?? null }),
      dueOn: this.dayToCome(input.dueOn),
      status: MitigationStatus.PLANNED,
      finishedOn: null,
      plannedBy: viewer.subject ?? '',
      plannedAt: clock.now(),
      version: 1,
    };
    await this.mitigations((mitigations) => mitigations.insert(row));
    await this.note(row);
    return this.get(id);
  }

  async update(input: UpdateMitigationInput): Promise<Mitigation> {
    const { mitigationId, status, expectedVersion } = input;
    const row = isId(mitigationId) ? await this.mitigations((mitigations) => mitigations.lock(mitigationId)) : null;
    if (!row) throw notFound('mitigation');
    if (row.version !== expectedVersion) throw versionConflict('mitigation', row.version);
    demandWay(row.status, status);
    const words = this.open(row);
    const effect = input.effect ?? words.effect;
    const isDone = status === MitigationStatus.DONE;
    if (isDone && !effect) throw invalidInput('Say what it achieved.', 'input.effect');
    const after: MitigationRow = {
      ...row,
      ...(input.cost && rateCost(input.cost, this.today())),
      sealed: this.seal(row.id, { ...words, effect }),
      dueOn: input.dueOn ? this.dayToCome(input.dueOn) : row.dueOn,
      status,
      finishedOn: isDone ? this.today() : null,
    };
    await this.mitigations((mitigations) => mitigations.save(after));
    await this.note({ ...after, version: row.version + 1 });
    return this.get(row.id);
  }

  costs({ year, partnerId }: MitigationCostsFilter): Promise<MitigationCosts> {
    const { viewer, audit, database } = this.work;
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not an id.', 'filter.partnerId');
    const partnerIds = partnerId ? [partnerId] : [];
    const agency = viewer.agency ?? '';
    return database.confidential(async (transaction) => {
      const mitigations = new MitigationRepository(transaction);
      const sums = await mitigations.sum(agency, year, partnerIds);
      const fundsUsd = await mitigations.sumFunds(agency, year, partnerIds);
      await audit
        .within(transaction, 'mitigationCosts')
        .record({ objectType: 'Mitigation', detail: { year, partnerIds } });
      return { year, ...sums, fundsUsd, percent: percentOf(sums.costUsd, fundsUsd) };
    });
  }

  private present(row: MitigationRow): Mitigation {
    const { cost, currency, ...rest } = row;
    return {
      ...rest,
      ...this.open(row),
      cost: { amount: cost, currency },
      isOverdue: isOverdue(row, this.today()),
    };
  }

  private note({ id, riskId, status, version }: MitigationRow): Promise<void> {
    return this.work.audit.record({ objectType: 'Mitigation', objectId: id, detail: { riskId, status, version } });
  }

  private dayToCome(day: string): string {
    if (day < this.today()) throw invalidInput('dueOn is in the past.', 'input.dueOn');
    return day;
  }

  private seal(id: string, words: Words): string {
    return this.work.cipher.seal(JSON.stringify(words), `mitigation:${id}`);
  }

  private open({ id, sealed }: MitigationRow): Words {
    return JSON.parse(this.work.cipher.open(sealed, `mitigation:${id}`));
  }

  private today(): string {
    return dayOf(this.work.clock.now());
  }

  private mitigations<Result>(work: (mitigations: MitigationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new MitigationRepository(transaction)));
  }
}
