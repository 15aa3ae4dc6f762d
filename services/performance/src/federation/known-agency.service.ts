import { invalidInput } from '@partner-commons/platform/errors';
import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type KnownAgency, KnownAgencyRepository } from './known-agency.repository';

/** Event types of registry that tell which agencies there are. */
export const agencyEvents = ['registry.agency-registered'];

/** Which agencies there are. */
export class KnownAgencyService {
  private readonly repository: KnownAgencyRepository;
  private read: Promise<KnownAgency[]> | null = null;

  constructor(work: Work) {
    this.repository = new KnownAgencyRepository(work.database.manager);
  }

  /** By code; read once per request. */
  all(): Promise<KnownAgency[]> {
    this.read ??= this.repository.findAll();
    return this.read;
  }

  /** Refuses codes that registry never told of. @param field where they stand in the input, such as `input.agencies` */
  async demand(codes: readonly string[], field: string): Promise<void> {
    const known = new Set((await this.all()).map(({ code }) => code));
    const unknown = codes.find((code) => !known.has(code));
    if (unknown !== undefined) throw invalidInput(`There is no agency ${unknown}.`, field);
  }

  async apply({ data }: FeedEvent): Promise<void> {
    const { code, name } = data as KnownAgency;
    await this.repository.save({ code, name });
  }
}
