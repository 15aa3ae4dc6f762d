import type { RegistrationService } from '../registrations/registration.service';
import type { NoticeKind, NoticeService } from './notice.service';

/** As sanctions tells it of every request to clarify data, whatever it is for. */
export interface InformationRequested {
  requestId: string;
  partnerId: string;
  dueAt: string;
  kind: 'REQUEST' | 'REMINDER';
}

const kinds: Record<InformationRequested['kind'], NoticeKind> = {
  REQUEST: 'CLARIFICATION_REQUESTED',
  REMINDER: 'CLARIFICATION_REMINDER',
};

/** As sanctions tells it of its cases. The mail says that there is something to read, not what. */
export interface PartnerNoticeDue {
  partnerId: string;
  kind: Extract<NoticeKind, `CASE_${string}`>;
}

/** Mail to partners that other services ask for; the templates speak of data of the registry alone. */
export class PartnerNoticeService {
  constructor(
    private readonly registrations: Pick<RegistrationService, 'ofPartner'>,
    private readonly notices: NoticeService,
  ) {}

  askedToClarify({ partnerId, kind }: InformationRequested): Promise<void> {
    return this.tell(partnerId, kinds[kind]);
  }

  caseNoticeDue({ partnerId, kind }: PartnerNoticeDue): Promise<void> {
    return this.tell(partnerId, kind);
  }

  private async tell(partnerId: string, kind: NoticeKind): Promise<void> {
    const registration = await this.registrations.ofPartner(partnerId);
    // Without a registration nobody has an address yet; what there is waits where the partner looks it up.
    if (registration) await this.notices.due(kind, { registrationId: registration.id, partnerId });
  }
}
