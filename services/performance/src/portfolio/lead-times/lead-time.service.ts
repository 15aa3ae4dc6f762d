import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import type { KpiSource } from '../../kpis/derivation/kpi-source';
import { daysOf } from '../counting/counted-days.rules';
import { knownMoment } from '../told-facts/known-moment';
import { LeadTimeRepository } from './lead-time.repository';
import type { RegistrationLeadTime, RegistrationLeadTimeArgs } from './lead-time.view';

/** Event types of registry that lead times are made of. */
export const registrationEvents = ['registry.registration-changed'];

interface RegistrationChange {
  registrationId: string;
  partnerId: string | null;
  state: string;
  sponsorAgency: string | null;
  requestedAt: string;
  registeredAt: string | null;
}

export class LeadTimeService {
  private readonly repository: LeadTimeRepository;

  constructor(private readonly work: Work) {
    this.repository = new LeadTimeRepository(work.database.manager);
  }

  async apply({ data }: FeedEvent): Promise<void> {
    const { registrationId, partnerId, state, sponsorAgency, requestedAt, registeredAt } = data as RegistrationChange;
    if (state !== 'REGISTERED' || partnerId === null || sponsorAgency === null || registeredAt === null) return;
    const knownAt = await knownMoment(this.work);
    await this.repository.save({
      registrationId,
      partnerId,
      agency: sponsorAgency,
      requestedAt,
      registeredAt,
      knownAt,
    });
  }

  /** KPI REG_LEAD_TIME by country of origin of the partners; types of partners are not told apart. */
  get source(): KpiSource {
    const { clock } = this.work;
    return {
      code: 'REG_LEAD_TIME',
      countCells: async (period) => {
        const days = daysOf(period, clock.now());
        return days ? this.repository.countCells(days) : [];
      },
      countTotal: async (scope) => {
        const days = scope.partnerType === null ? daysOf(scope, clock.now()) : null;
        const counted = days && (await this.repository.countTotal([...days, scope.agencies, scope.country]));
        return counted?.contributors ? counted : null;
      },
    };
  }

  async ofMonth({ agency, country, year, month }: RegistrationLeadTimeArgs): Promise<RegistrationLeadTime> {
    const from = new Date(Date.UTC(year, month - 1, 1));
    const to = new Date(Date.UTC(year, month, 1));
    const [cell, dataAsOf] = await Promise.all([
      this.repository.summarise({ agency, country, from, to }),
      this.repository.findCaughtUpAt(),
    ]);
    return { code: 'REG_LEAD_TIME', ...cell, dataAsOf };
  }
}
