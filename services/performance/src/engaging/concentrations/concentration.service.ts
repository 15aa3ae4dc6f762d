import { invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { compareDecimals } from '../../terms/decimal.rules';
import { concentratedFrom } from '../exposures/exposure.rules';
import type { ConcentrationAlertsArgs } from './concentration.inputs';
import { ConcentrationRepository, type Share } from './concentration.repository';
import type { ConcentrationAlert } from './concentration.view';

const keyOf = ({ partnerId, country, sector }: Share) => `${partnerId}/${country}/${sector}`;

/** Where one partner's failure would be everybody's problem (JIU-42); looked for by a timer, told to all agencies. */
export class ConcentrationService {
  private readonly repository: ConcentrationRepository;

  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {
    this.repository = new ConcentrationRepository(work.database.manager);
  }

  async page({
    country = null,
    partnerId = null,
    cleared,
    first,
    after,
  }: ConcentrationAlertsArgs): Promise<Page<ConcentrationAlert>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = { country, partnerId, cleared, countries: await this.knownOffices.countriesInSight() };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, last, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  /** One transaction, since a run is one picture of all agreements; only what changed is written. */
  async look(): Promise<void> {
    const { clock, audit, outbox } = this.work;
    const now = clock.now();
    const shares = await this.repository.findShares(concentratedFrom);
    const standing = new Map((await this.repository.findStanding()).map((alert) => [keyOf(alert), alert]));
    const wanted = new Set(shares.map(keyOf));
    const raised = shares
      .filter((share) => !standing.has(keyOf(share)))
      .map((share) => ({ ...share, id: newId(), raisedAt: now, clearedAt: null }));
    const over = [...standing.values()].filter((alert) => !wanted.has(keyOf(alert)));
    for (const share of shares) {
      const alert = standing.get(keyOf(share));
      if (alert && hasMoved(alert, share)) await this.repository.update(alert.id, share);
    }
    if (over.length > 0)
      await this.repository.clear(
        over.map(({ id }) => id),
        now,
      );
    if (raised.length > 0) await this.repository.insert(raised);
    if (raised.length === 0 && over.length === 0) return;
    await outbox.publishAll(
      raised.map(({ id, partnerId, country, sector, percent, agencyCodes }) => ({
        type: 'performance.concentration-alert-raised',
        subject: id,
        audience: 'AGENCY' as const,
        data: { alertId: id, partnerId, country, sector, percent, agencies: agencyCodes, at: now },
      })),
    );
    const detail = { raised: raised.map(({ id }) => id), cleared: over.map(({ id }) => id) };
    await audit.record({ objectType: 'ConcentrationAlert', detail });
  }
}

const hasMoved = (alert: ConcentrationAlert, share: Share) =>
  compareDecimals(alert.partnerUsd, share.partnerUsd) !== 0 ||
  compareDecimals(alert.totalUsd, share.totalUsd) !== 0 ||
  alert.agencyCodes.join() !== share.agencyCodes.join();
