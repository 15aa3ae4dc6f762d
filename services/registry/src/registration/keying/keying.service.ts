import { AppError } from '@partner-commons/platform/errors';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { Registration, RegistrationState } from '../registrations/registration.entity';
import { invalidState, type RegistrationService } from '../registrations/registration.service';

export interface KeyingParts {
  partners: PartnerService;
  registrations: RegistrationService;
}

/** Who may write about a partner, and when: its own users, or staff of the agency that sponsors its registration. */
export class KeyingService {
  constructor(private readonly parts: KeyingParts) {}

  /** Whom to write about: a merged partner's survivor, else the partner itself. */
  async current(partnerId: string): Promise<string> {
    return (await this.parts.partners.get(partnerId)).id;
  }

  /** The registration, locked. Refused as NOT_FOUND, FORBIDDEN or CONFLICT / INVALID_STATE outside of these states. */
  async begin(partnerId: string, states: readonly `${RegistrationState}`[]): Promise<Registration> {
    const { partners, registrations } = this.parts;
    await partners.get(partnerId);
    const known = await registrations.ofPartner(partnerId);
    if (!known) {
      throw new AppError('CONFLICT', 'The partner has no registration yet; it begins with a request for access.', {
        reason: 'INVALID_STATE',
      });
    }
    const registration = await registrations.lockToKeyIn(known.id);
    if (!states.includes(registration.state)) throw invalidState(registration.state);
    return registration;
  }
}
