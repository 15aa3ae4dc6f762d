import { invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { RegistrationService } from '../registrations/registration.service';
import type { NoticeKind, NoticeService } from './notice.service';
import { PartnerNoticeRepository, type PartnerNoticeRow } from './partner-notice.repository';
import { isNoticeKind, textOf } from './partner-notice.rules';
import { type PartnerNotice, PartnerNoticeKind } from './partner-notice.view';

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

/** As assessments and performance tell it of what waits for the partner. */
export type NoticeDue = Omit<PartnerNoticeRow, 'id'>;

/** Mail to partners that other services ask for; the templates speak of data of the registry alone. */
export class PartnerNoticeService {
  constructor(
    private readonly work: Work,
    private readonly registrations: Pick<RegistrationService, 'ofPartner'>,
    private readonly notices: NoticeService,
  ) {}

  askedToClarify({ partnerId, kind }: InformationRequested): Promise<void> {
    return this.tell(partnerId, kinds[kind]);
  }

  caseNoticeDue({ partnerId, kind }: PartnerNoticeDue): Promise<void> {
    return this.tell(partnerId, kind);
  }

  /** The mail says that something waits; what it is, the partner looks up here. */
  async noticeDue({ partnerId, kind, referenceNo, agency, dueOn, at }: NoticeDue): Promise<void> {
    if (!isNoticeKind(kind)) return;
    const row = { id: newId(), partnerId, kind, referenceNo, agency, dueOn, at };
    await this.work.database.confidential((transaction) => new PartnerNoticeRepository(transaction).insert(row));
    await this.tell(partnerId, kind);
  }

  async page({ first, after }: PageArgs): Promise<Page<PartnerNotice>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return this.work.database.confidential(async (transaction) => {
      const notices = new PartnerNoticeRepository(transaction);
      const [rows, counted] = [await notices.find(last, first + 1), await notices.count()];
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: present });
    });
  }

  private async tell(partnerId: string, kind: NoticeKind): Promise<void> {
    const registration = await this.registrations.ofPartner(partnerId);
    // Without a registration nobody has an address yet; what there is waits where the partner looks it up.
    if (registration) await this.notices.due(kind, { registrationId: registration.id, partnerId });
  }
}

function present({ agency, kind, ...row }: PartnerNoticeRow): PartnerNotice {
  const known = PartnerNoticeKind[kind as PartnerNoticeKind];
  return { ...row, agencyCode: agency, kind: known, text: textOf(known, { agency, ...row }) };
}
