import { forbidden } from '@partner-commons/platform/errors';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';

/** How far roles reach that are held for offices: agreements name a country, offices stand in one (UNHCR-59). */
export class OfficeReachService {
  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {}

  /** For the whole agency, for an office in the country, or for one that is of no single country. */
  async demand(country: string, ...wanted: Role[]): Promise<void> {
    const held = this.work.viewer.roles.filter(({ role }) => wanted.includes(role));
    const offices = await Promise.all(
      held.map(async ({ office }) => (office === null ? 'ALL' : this.knownOffices.find(office))),
    );
    const reaches = offices.some(
      (office) => office === 'ALL' || (office && (office.country === country || office.level === 'REGIONAL')),
    );
    if (!reaches) throw forbidden(`Your role is for an office of another country than ${country}.`);
  }
}
