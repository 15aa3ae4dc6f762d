import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { toUsd } from '../engagements/engagement.rules';
import type { EngagementService } from '../engagements/engagement.service';
import type { LossesArgs, RecordLossInput, UpdateLossInput } from './loss.inputs';
import { LossRepository, type LossRow } from './loss.repository';
import { checkLossAmount, checkNewLoss, demandMove, type LossTotal, summariseLosses } from './loss.rules';
import type { PartnerLosses } from './loss.view';
import { LossTotalRepository } from './loss-total.repository';

/** Losses in agreements: the events are their agency's alone, sums of the established ones are for all (JIU-2). */
export class LossService {
  constructor(
    private readonly work: Work,
    private readonly engagements: EngagementService,
  ) {}

  private readonly totalsByPartner = rowsLoader(
    (ids) => new LossTotalRepository(this.work.database.manager).find(ids),
    (row: LossTotal) => row.partnerId,
  );

  async ofPartner(partnerId: string): Promise<PartnerLosses> {
    return summariseLosses(await this.totalsByPartner.load(partnerId));
  }

  /** Another agency's loss is as absent as an invented id. */
  find(id: string): Promise<LossRow | null> {
    return this.read('lossEvent', async (repository) => {
      const row = isId(id) ? await repository.find(id, this.agency) : null;
      return { result: row, read: row ? [row] : [] };
    });
  }

  async get(id: string): Promise<LossRow> {
    const row = await this.find(id);
    if (!row) throw notFound('loss');
    return row;
  }

  page({ engagementId = null, first, after }: LossesArgs): Promise<Page<LossRow>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return this.read('lossEvents', async (repository) => {
      const rows = await repository.findPage(this.agency, engagementId, last, first + 1);
      const counted = await repository.count(this.agency, engagementId);
      const result = pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
      return { result, read: result.edges.map(({ node }) => node) };
    });
  }

  async record(input: RecordLossInput): Promise<LossRow> {
    const now = this.work.clock.now();
    const engagement = await this.engagements.get(input.engagementId);
    // The same answer as for an invented id: whether an agreement of others has losses is not asked this way.
    if (engagement.agencyCode !== this.agency) throw notFound('engagement');
    const { amount, currency, kind, status } = input;
    const { unitsPerUsd = null, rateDate = null, rateSource = null, occurredOn = null } = input;
    const money = { currency, unitsPerUsd, rateDate, rateSource };
    checkNewLoss({ ...money, amount, occurredOn, status }, now.toISOString().slice(0, 10));
    const row: LossRow = {
      ...money,
      id: newId(),
      engagementId: engagement.id,
      agencyCode: this.agency,
      partnerId: engagement.partnerId,
      amount,
      amountUsd: toUsd(amount, money),
      kind,
      status,
      occurredOn,
      version: 1,
      recordedAt: now,
    };
    await this.keep(row, (repository) => repository.insert(row));
    return row;
  }

  async update({ lossId, status, amount, kind, expectedVersion }: UpdateLossInput): Promise<LossRow> {
    const stored = await this.work.database.confidential((transaction) =>
      new LossRepository(transaction).lock(lossId, this.agency),
    );
    if (!stored) throw notFound('loss');
    if (stored.version !== expectedVersion) throw versionConflict('loss', stored.version);
    demandMove(stored.status, status);
    if (amount) checkLossAmount(amount);
    const row: LossRow = {
      ...stored,
      status,
      kind: kind ?? stored.kind,
      amount: amount ?? stored.amount,
      amountUsd: amount ? toUsd(amount, stored) : stored.amountUsd,
      version: stored.version + 1,
      recordedAt: this.work.clock.now(),
    };
    await this.keep(row, (repository) => repository.update(row));
    return row;
  }

  private async keep(row: LossRow, write: (repository: LossRepository) => Promise<void>): Promise<void> {
    const { id, partnerId, agencyCode, engagementId, version } = row;
    await this.work.database.confidential(async (transaction) => {
      const repository = new LossRepository(transaction);
      await repository.lockTotal(partnerId, agencyCode);
      await write(repository);
      await repository.keepRevision(id);
      await repository.saveTotal(partnerId, agencyCode);
    });
    await this.work.audit.record({ objectType: 'LossEvent', objectId: id, detail: { engagementId, version } });
  }

  /** One record for what was read, in the transaction that reads it. */
  private read<Result>(
    action: string,
    run: (repository: LossRepository) => Promise<{ result: Result; read: LossRow[] }>,
  ): Promise<Result> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const { result, read } = await run(new LossRepository(transaction));
      const lossIds = read.map(({ id }) => id);
      const objectId = lossIds.length === 1 ? lossIds[0] : undefined;
      if (lossIds.length > 0) {
        await audit.within(transaction, action).record({ objectType: 'LossEvent', objectId, detail: { lossIds } });
      }
      return result;
    });
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Losses are for the agency whose agreement it is.');
    return agency;
  }
}
