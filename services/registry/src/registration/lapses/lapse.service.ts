import type { Work } from '@partner-commons/platform/work';
import type { NoticeService } from '../notices/notice.service';
import { RegistrationState } from '../registrations/registration.entity';
import type { RegistrationService } from '../registrations/registration.service';
import { LapseRepository } from './lapse.repository';

/** How many the timer takes before it looks again. */
const batch = 100;

/** Applicants who do not act in time are reminded, and then their registration lapses; the times are data. */
export class LapseService {
  private readonly repository: LapseRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: { registrations: RegistrationService; notices: NoticeService },
  ) {
    this.repository = new LapseRepository(work.database.manager);
  }

  findLapsed(): Promise<string[]> {
    return this.repository.findLapsed(this.work.clock.now(), batch);
  }

  findToRemind(): Promise<string[]> {
    return this.repository.findToRemind(this.work.clock.now(), batch);
  }

  /** Looks again once the row is locked: the applicant may have acted meanwhile. */
  async lapse(id: string): Promise<void> {
    const { registrations, notices } = this.parts;
    const { lapsesAt, partnerId } = await registrations.lock(id);
    if (!lapsesAt || lapsesAt > this.work.clock.now()) return;
    await registrations.move(id, { to: RegistrationState.LAPSED, reason: 'TIME_UP' });
    await notices.due('REGISTRATION_LAPSED', { registrationId: id, partnerId });
  }

  async remind(id: string): Promise<void> {
    const { registrations, notices } = this.parts;
    const { lapsesAt, remindedAt, partnerId } = await registrations.lock(id);
    if (!lapsesAt || remindedAt) return;
    await registrations.note(id, { remindedAt: this.work.clock.now() });
    await notices.due('REGISTRATION_LAPSES_SOON', { registrationId: id, partnerId });
  }
}
