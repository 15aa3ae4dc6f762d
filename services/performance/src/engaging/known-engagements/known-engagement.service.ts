import type { Work } from '@partner-commons/platform/work';
import type { MoneyKind } from '../money-facts/money-kind.enum';
import {
  type KnownAmount,
  type KnownEngagement,
  KnownEngagementRepository,
  type KnownQuestion,
} from './known-engagement.repository';

/** Agreements and their money as they were on record at a moment, for features that count; nothing confidential. */
export class KnownEngagementService {
  private readonly repository: KnownEngagementRepository;

  constructor(work: Work) {
    this.repository = new KnownEngagementRepository(work.database.manager);
  }

  at(question: Partial<KnownQuestion> = {}): Promise<KnownEngagement[]> {
    return this.repository.find({ asOf: null, agencies: null, countries: null, ...question });
  }

  /** Those that ran on some day of the year, by their dates; cancelled and planned ones too, see their state. */
  async ofYear(year: number, question: Partial<KnownQuestion> = {}): Promise<KnownEngagement[]> {
    const found = await this.at(question);
    return found.filter(({ from, to }) => from <= `${year}-12-31` && (to === null || to >= `${year}-01-01`));
  }

  /** Money of a calendar year by agency, partner, country, sector and kind, in US dollars. */
  amounts(year: number, kinds: readonly MoneyKind[], question: Partial<KnownQuestion> = {}): Promise<KnownAmount[]> {
    return this.repository.findAmounts({ asOf: null, agencies: null, countries: null, ...question }, year, kinds);
  }
}
