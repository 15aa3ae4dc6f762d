import { forbidden, invalidInput, versionConflict } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { PublicationRepository } from './publication.repository';
import type { Publication, SetPublicationInput } from './publication.view';

/** "Agreement metadata: PUBLIC if agency publishes (IATI) else INTER_AGENCY" (domain-model.md 2.8). */
export class PublicationService {
  private readonly repository: PublicationRepository;

  constructor(
    private readonly work: Work,
    private readonly knownAgencies: KnownAgencyService,
  ) {
    this.repository = new PublicationRepository(work.database.manager);
  }

  async of(agency: string): Promise<Publication> {
    await this.knownAgencies.demand([agency], 'agency');
    return (await this.repository.find(agency)) ?? silent(agency);
  }

  /** What one office could open for all others, nobody could take back. */
  async set({ publishes, publishesAmounts, from = null, expectedVersion }: SetPublicationInput): Promise<Publication> {
    const { viewer, clock, audit } = this.work;
    const everywhere = viewer.roles.some(({ role, office }) => role === 'IP_UNIT_ADMIN' && office === null);
    if (!viewer.agency || !everywhere) {
      throw forbidden('The partners unit of the whole agency says what is published.', 'NOT_THE_WHOLE_AGENCY');
    }
    if (publishesAmounts && !publishes) {
      throw invalidInput('Amounts are not published without the agreements.', 'input.publishesAmounts');
    }
    const before = (await this.repository.find(viewer.agency)) ?? silent(viewer.agency);
    if (before.version !== expectedVersion) throw versionConflict('publication', before.version);
    const version = expectedVersion + 1;
    const next = { ...before, publishes, publishesAmounts, from, version, changedAt: clock.now() };
    if (!(await this.repository.save(next))) throw versionConflict('publication', version);
    await audit.record({
      objectType: 'Publication',
      objectId: viewer.agency,
      detail: { publishes, publishesAmounts, from, version },
    });
    return next;
  }
}

const silent = (agencyCode: string): Publication => ({
  agencyCode,
  publishes: false,
  publishesAmounts: false,
  from: null,
  version: 0,
  changedAt: null,
});
