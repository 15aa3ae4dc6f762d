import { forbidden, notFound } from '@partner-commons/platform/errors';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';

/** Who keeps outcomes: those who lead consultations, who answer for the office, and the partners unit. */
const outcomeKeepers: readonly Role[] = ['CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'];

export class OutcomeKeeperService {
  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {}

  /** Another agency's is as absent as an invented one; another office's is the agency's own to know of. */
  async demand(of: { agency: string; officeId: string | null }, thing: string): Promise<void> {
    const { viewer } = this.work;
    if (viewer.agency !== of.agency) throw notFound(thing);
    const isKeeper =
      of.officeId === null
        ? viewer.roles.some(({ role, office }) => outcomeKeepers.includes(role) && office === null)
        : await this.knownOffices.holdsRole(of.officeId, ...outcomeKeepers);
    if (!isKeeper) throw forbidden('The office that led the consultation keeps its outcomes.');
  }
}
