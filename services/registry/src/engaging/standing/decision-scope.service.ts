import { forbidden } from '@partner-commons/platform/errors';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { OfficeService } from '../../access/offices/office.service';

/** For which partners a role that is held for an office may decide (UNHCR-59, R-INV-6). */
export class DecisionScope {
  constructor(
    private readonly work: Work,
    private readonly offices: OfficeService,
  ) {}

  /** The role for the office that covers the partner's country, or one above it; gives that office. */
  async requireFor({ countryOfOrigin }: { countryOfOrigin: string }, ...roles: Role[]): Promise<string | null> {
    const responsible = await this.offices.responsibleFor(this.work.viewer.agency ?? '', countryOfOrigin);
    // An agency without offices: the role must be for the whole of it.
    if (!responsible) this.requireWholeAgency(...roles);
    else await this.offices.requireRole(responsible.id, ...roles);
    return responsible?.id ?? null;
  }

  /** For what binds the agency everywhere, such as its rules. */
  requireWholeAgency(...roles: Role[]): void {
    const held = this.work.viewer.roles.some(({ role, office }) => roles.includes(role) && office === null);
    if (!held) throw forbidden(`This needs the role ${roles.join(' or ')} for the whole agency.`);
  }
}
