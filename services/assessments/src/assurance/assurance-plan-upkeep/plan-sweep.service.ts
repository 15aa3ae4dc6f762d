import type { FeedEvent } from '@partner-commons/platform/feed';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import { computePlan, textOf } from '../assurance-plan-facts/plan-computation.rules';
import { PlanFactRepository } from '../assurance-plan-facts/plan-fact.repository';
import type { PlanFactsService } from '../assurance-plan-facts/plan-facts.service';
import { AssurancePlanRepository } from '../assurance-plans/assurance-plan.repository';
import type { PlanKey, PlanUpkeepService } from './plan-upkeep.service';

export interface PlanSweepParts {
  facts: PlanFactsService;
  upkeep: PlanUpkeepService;
  knownPartners: KnownPartnerService;
  partnerRedirects: PartnerRedirectService;
}

/** What a sweep found; each is then looked at once more under its lock. */
export interface SweptPlans {
  stale: PlanKey[];
  /** Where the next batch begins; null after the last one. */
  next: string | null;
}

const batch = 200;

/** Follows what changes elsewhere: agreements and types by feed; bands, days and parameters by looking. */
export class PlanSweepService {
  private readonly plans: AssurancePlanRepository;
  private readonly planFacts: PlanFactRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: PlanSweepParts,
  ) {
    this.plans = new AssurancePlanRepository(work.database.manager);
    this.planFacts = new PlanFactRepository(work.database.manager);
  }

  /** An agreement that begins makes the plan of the year; any other change of one moves its cash. */
  async followAgreement({ data }: FeedEvent): Promise<void> {
    const { partnerId: told, agency, from, to, state } = data as Agreement;
    const partnerId = await this.parts.partnerRedirects.resolve(told);
    const today = dayOf(this.work.clock.now());
    const year = Number(today.slice(0, 4));
    const runs = state === 'ACTIVE' && from <= today && (to === null || to >= today);
    if (runs && (await this.parts.knownPartners.find(partnerId))) {
      await this.parts.upkeep.ensure({ agency, partnerId, year });
    }
    await this.parts.upkeep.follow({ partnerId, year }, [agency], 'RECOMPUTED');
    await this.parts.upkeep.follow({ partnerId, year: year + 1 }, [agency], 'RECOMPUTED');
  }

  /** The partner's type or band may have changed. */
  async followPartner(told: string): Promise<void> {
    const partnerId = await this.parts.partnerRedirects.resolve(told);
    await this.parts.upkeep.refresh(await this.plans.lockOpen(partnerId), 'RECOMPUTED');
  }

  /** Plans that are not what they would be if they were computed now, or whose year is over. */
  async findStale(after: string | null): Promise<SweptPlans> {
    const rows = await this.plans.findOpen(after, batch);
    const facts = await this.parts.facts.of(rows);
    const thisYear = this.thisYear();
    const stale = rows.filter((row, index) => {
      const known = facts[index];
      return row.year < thisYear || (known !== undefined && textOf(computePlan(row, known)) !== textOf(row));
    });
    return { stale, next: rows.length === batch ? (rows.at(-1)?.id ?? null) : null };
  }

  async renew({ agency, partnerId, year }: PlanKey): Promise<void> {
    await this.parts.upkeep.follow({ partnerId, year }, [agency], 'RECOMPUTED');
    if (year >= this.thisYear()) return;
    for (const row of await this.plans.lockOf([agency], partnerId, year)) await this.parts.upkeep.close(row);
  }

  /** Agencies with a running agreement and no plan of this year, as after New Year. */
  async findMissing(): Promise<PlanKey[]> {
    const today = dayOf(this.work.clock.now());
    const missing = await this.planFacts.findMissing(today, this.thisYear(), batch);
    return missing.map((key) => ({ ...key, year: this.thisYear() }));
  }

  private thisYear(): number {
    return Number(dayOf(this.work.clock.now()).slice(0, 4));
  }
}

interface Agreement {
  partnerId: string;
  agency: string;
  from: string;
  to: string | null;
  state: string;
}
