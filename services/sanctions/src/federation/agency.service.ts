import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { AgencyRepository } from './agency.repository';

/** Event types of registry that tell which agencies there are. */
export const agencyEvents = ['registry.agency-registered'];

/** Which agencies there are: each of them takes part in the shared list. */
export class AgencyService {
  private readonly repository: AgencyRepository;
  private all: Promise<string[]> | null = null;

  constructor(work: Work) {
    this.repository = new AgencyRepository(work.database.manager);
  }

  /** Read once per request. */
  codes(): Promise<string[]> {
    this.all ??= this.repository.findAll().then((rows) => rows.map(({ code }) => code));
    return this.all;
  }

  async apply({ data }: FeedEvent): Promise<void> {
    await this.repository.insert((data as { code: string }).code);
  }
}
