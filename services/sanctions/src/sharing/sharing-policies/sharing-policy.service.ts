import { forbidden, versionConflict } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { SetSharingPolicyInput } from './sharing-policy.inputs';
import { SharingPolicyRepository, type SharingPolicyRow } from './sharing-policy.repository';
import type { SharingPolicy } from './sharing-policy.view';

export class SharingPolicyService {
  private readonly repository: SharingPolicyRepository;

  constructor(private readonly work: Work) {
    this.repository = new SharingPolicyRepository(work.database.manager);
  }

  private readonly byAgency = rowLoader(
    (agencies) => this.repository.find(agencies),
    (row: SharingPolicyRow) => row.agency,
  );

  /** An agency that has said nothing publishes nothing. */
  async of(agency: string): Promise<SharingPolicy> {
    const row = await this.byAgency.load(agency);
    return row
      ? present(row)
      : { agencyCode: agency, publishesEntries: false, integrityContact: `Integrity office of ${agency}`, version: 0 };
  }

  async set({ expectedVersion, ...input }: SetSharingPolicyInput): Promise<SharingPolicy> {
    const { viewer, clock, audit } = this.work;
    const isForAll = viewer.roles.some(({ role, office }) => role === 'IP_UNIT_ADMIN' && office === null);
    if (!viewer.agency || !isForAll) throw forbidden('This is decided for the whole agency, by its IP unit.');
    const row = { ...input, agency: viewer.agency, changedAt: clock.now() };
    const saved = await this.repository.save(row, expectedVersion);
    if (!saved) throw versionConflict('policy', (await this.of(viewer.agency)).version);
    await audit.record({
      objectType: 'SharingPolicy',
      objectId: saved.agency,
      detail: { publishesEntries: saved.publishesEntries, version: saved.version },
    });
    return present(saved);
  }
}

const present = ({ agency, publishesEntries, integrityContact, version }: SharingPolicyRow): SharingPolicy => ({
  agencyCode: agency,
  publishesEntries,
  integrityContact,
  version,
});
