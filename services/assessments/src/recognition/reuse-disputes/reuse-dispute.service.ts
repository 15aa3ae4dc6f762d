import { AppError, forbidden, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import type { ReuseNoteService } from '../reuse-notes/reuse-note.service';
import { demandRequester, type ReuseRequestService, wrongState } from '../reuse-requests/reuse-request.service';
import type { CloseReuseDisputeInput, DisputeReuseInput } from './reuse-dispute.inputs';
import { ReuseDisputeRepository } from './reuse-dispute.repository';
import { DisputeResolution, type ReuseDispute } from './reuse-dispute.view';

interface DisputeSources {
  notes: ReuseNoteService;
  requests: ReuseRequestService;
}

/** Obstacles of mutual recognition, on record (JIU-87, SYS-13). A dispute changes no decision; a new request is decided anew. */
export class ReuseDisputeService {
  private readonly repository: ReuseDisputeRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: DisputeSources,
  ) {
    this.repository = new ReuseDisputeRepository(work.database.manager);
  }

  private readonly byRequest = rowsLoader(
    (ids) => this.repository.findOf(ids),
    (row: ReuseDispute) => row.requestId,
  );

  /** The caller has seen the request. A dispute tells the partner that agencies disagree about it, so it is not for it. */
  ofRequest(requestId: string): Promise<ReuseDispute[]> {
    return this.work.viewer.kind === 'AGENCY' ? this.byRequest.load(requestId) : Promise.resolve([]);
  }

  async textOf({ id }: ReuseDispute, topic: 'DISPUTE' | 'DISPUTE_ANSWER'): Promise<string | null> {
    return (await this.sources.notes.find(id, topic))?.text ?? null;
  }

  async get(id: string): Promise<ReuseDispute> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('dispute');
    return row;
  }

  async raise({ requestId: id, statement }: DisputeReuseInput): Promise<ReuseDispute> {
    const { viewer, clock, audit } = this.work;
    const request = await this.sources.requests.lock(id);
    demandRequester(request, viewer.agency);
    if (request.outcome !== ReuseOutcome.REFUSED) throw wrongState(request.outcome);
    const { id: requestId, ownerAgency, requesterAgency } = request;
    const row: ReuseDispute = {
      id: newId(),
      requestId,
      agencyCode: requesterAgency,
      raisedAt: clock.now(),
      resolution: null,
      closedAt: null,
    };
    if (!(await this.repository.insert(row, viewer.subject ?? ''))) {
      throw new AppError('CONFLICT', 'The refusal is disputed already.', { reason: 'ALREADY_DISPUTED' });
    }
    const about = { requestId, ownerAgency, requesterAgency, aboutId: row.id };
    await this.sources.notes.write({ ...about, topic: 'DISPUTE', text: statement });
    await audit.record({ objectType: 'ReuseDispute', objectId: row.id, detail: { requestId } });
    return row;
  }

  async close({ disputeId, resolution, answer }: CloseReuseDisputeInput): Promise<ReuseDispute> {
    const { viewer, clock, audit } = this.work;
    const { requestId } = await this.get(disputeId);
    const { ownerAgency, requesterAgency } = await this.sources.requests.lock(requestId);
    const closes = resolution === DisputeResolution.WITHDRAWN ? requesterAgency : ownerAgency;
    if (viewer.agency !== closes) {
      throw forbidden('The owner answers, and who disputed it may withdraw.', 'OTHER_AGENCY');
    }
    if (!(await this.repository.close(disputeId, resolution, viewer.subject ?? '', clock.now()))) {
      throw wrongState('CLOSED');
    }
    const about = { requestId, ownerAgency, requesterAgency, aboutId: disputeId };
    await this.sources.notes.write({ ...about, topic: 'DISPUTE_ANSWER', text: answer });
    await audit.record({ objectType: 'ReuseDispute', objectId: disputeId, detail: { requestId, resolution } });
    return this.get(disputeId);
  }
}
