import { AppError } from '@partner-commons/platform/errors';
import type { StandingService } from '../../engaging/standing/standing.service';
import { isFinal } from '../../registration/registrations/registration.rules';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import { PartnerStanding } from './partner.entity';
import type { PartnerRow } from './partner.repository';
import type { PartnerService } from './partner.service';

export interface EditSources {
  partners: PartnerService;
  registrations: RegistrationService;
  standings: StandingService;
}

/** The door of all that is keyed about a partner: names, identifiers, relations, its description. */
export class PartnerEdit {
  constructor(private readonly sources: EditSources) {}

  /**
   * The partner, held until the transaction ends. While a registration runs, staff of its agency alone key for the
   * partner; whoever does is remembered and cannot decide on it (R-INV-6).
   */
  async open(partnerId: string): Promise<PartnerRow> {
    const { partners, registrations, standings } = this.sources;
    const { id } = await partners.get(partnerId);
    const registration = await registrations.ofPartner(id);
    // Before the partner is locked: whoever moves a registration locks that one first, too.
    if (registration && !isFinal(registration.state)) await registrations.lockToKeyIn(registration.id);
    else if (registration) await registrations.noteKeyed(registration.id);
    if ((await standings.lock(id)) === PartnerStanding.CLOSED) {
      throw new AppError('CONFLICT', 'This partner was closed; nothing about it changes any more.', {
        reason: 'INVALID_STATE',
      });
    }
    return partners.reload(id);
  }
}
