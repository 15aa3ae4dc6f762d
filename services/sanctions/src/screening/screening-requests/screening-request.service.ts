import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerBasisService } from '../../federation/partner-basis.service';
import type { ScreeningTrigger } from '../screenings/screening.entity';
import type { ScreenPartnerInput } from './screening-request.inputs';
import { ScreeningRequestRepository, type ScreeningRequestRow } from './screening-request.repository';

/** The role for requests may not write clearances, so a request is stored, and the job role screens. */
export class ScreeningRequestService {
  private readonly repository: ScreeningRequestRepository;

  constructor(
    private readonly work: Work,
    private readonly bases: PartnerBasisService,
  ) {
    this.repository = new ScreeningRequestRepository(work.database.manager);
  }

  /** Of one's own agency: what another one is about to select or pay is its business. */
  async find(id: string): Promise<ScreeningRequestRow | null> {
    const row = isId(id) ? await this.repository.find(id) : null;
    return row?.agency === this.work.viewer.agency ? row : null;
  }

  async get(id: string): Promise<ScreeningRequestRow> {
    const row = await this.find(id);
    if (!row) throw notFound('screening request');
    return row;
  }

  async screen({ partnerId, trigger }: ScreenPartnerInput): Promise<ScreeningRequestRow> {
    const { viewer, clock, jobs, audit } = this.work;
    if (!isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'input.partnerId');
    if (!(await this.bases.isKnown(partnerId))) throw notFound('partner');
    const row: ScreeningRequestRow = {
      id: newId(),
      partnerId,
      trigger: trigger as string as ScreeningTrigger,
      agency: viewer.agency ?? '',
      requestedBy: viewer.subject ?? viewer.kind,
      requestedAt: clock.now(),
      screeningId: null,
    };
    await this.repository.insert(row);
    await jobs.enqueue('screenPartner', { partnerId, cause: trigger, requestId: row.id }, { key: `screen:${row.id}` });
    await audit.record({ objectType: 'ScreeningRequest', objectId: row.id, detail: { partnerId, trigger } });
    return row;
  }

  /** For the job. */
  complete(id: string, screeningId: string): Promise<void> {
    return this.repository.complete(id, screeningId);
  }
}
