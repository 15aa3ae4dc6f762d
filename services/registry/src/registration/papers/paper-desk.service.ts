import { AppError } from '@partner-commons/platform/errors';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { OfficeService } from '../../access/offices/office.service';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import type { PartnerService } from '../../identity/partners/partner.service';
import { type Registration, RegistrationState } from '../registrations/registration.entity';
import type { RegistrationService } from '../registrations/registration.service';

/** Staff who key papers for a partner that cannot do so itself. */
export const keyers: Role[] = ['PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'];

interface Desk {
  partner: PartnerRow;
  /** Locked until the transaction ends, so that nothing is handed in behind a submission; null without one. */
  registration: Registration | null;
}

/** Where papers of partners are handed in and decided on: asks who may, and remembers who keyed. */
export class PaperDesk {
  constructor(
    private readonly work: Work,
    private readonly features: { partners: PartnerService; registrations: RegistrationService; offices: OfficeService },
  ) {}

  /** For the partner itself, or staff of the responsible office who from then on count as keyers (R-INV-6). */
  async handIn(partnerId: string): Promise<Desk> {
    const desk = await this.open(partnerId);
    if (this.work.viewer.kind === 'AGENCY') {
      await this.requireStaff(desk, ...keyers);
      if (desk.registration) await this.features.registrations.noteKeyed(desk.registration.id);
    }
    return desk;
  }

  /** For staff who decide on a paper that somebody else handed in (R-INV-6). */
  async decide(partnerId: string, handedInBy: string, ...roles: Role[]): Promise<Desk> {
    const desk = await this.open(partnerId);
    await this.requireStaff(desk, ...roles);
    if (desk.registration) await this.features.registrations.refuseKeyer(desk.registration.id);
    if (handedInBy === this.work.viewer.subject) {
      throw new AppError('FORBIDDEN', 'You handed this in, so somebody else must decide on it.', {
        reason: 'SEGREGATION_OF_DUTIES',
        rule: 'R-INV-6',
      });
    }
    return desk;
  }

  private async open(partnerId: string): Promise<Desk> {
    const partner = await this.features.partners.get(partnerId);
    const found = await this.features.registrations.ofPartner(partner.id);
    return { partner, registration: found && (await this.features.registrations.lock(found.id)) };
  }

  /** Until a partner is registered its papers are the business of the responsible office; then of every agency. */
  private async requireStaff({ partner, registration }: Desk, ...roles: Role[]): Promise<void> {
    const { registrations, offices } = this.features;
    if (registration && registration.state !== RegistrationState.REGISTERED) {
      return registrations.requireResponsible(registration, ...roles);
    }
    const own = await offices.responsibleFor(this.work.viewer.agency ?? '', partner.countryOfOrigin);
    // An agency that keeps no offices gives its roles for all of it.
    if (own) await offices.requireRole(own.id, ...roles);
  }
}
