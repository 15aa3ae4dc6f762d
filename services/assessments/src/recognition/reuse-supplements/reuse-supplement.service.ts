import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import type { ReuseNoteService } from '../reuse-notes/reuse-note.service';
import { demandRequester, type ReuseRequestService, wrongState } from '../reuse-requests/reuse-request.service';
import type { ReuseSettlementService } from '../reuse-settlements/reuse-settlement.service';
import type { CompleteSupplementInput } from './reuse-supplement.inputs';
import { ReuseSupplementRepository } from './reuse-supplement.repository';
import type { ReuseSupplement } from './reuse-supplement.view';

interface SupplementSources {
  notes: ReuseNoteService;
  requests: ReuseRequestService;
  settlements: ReuseSettlementService;
}

const money = /^(0|[1-9]\d{0,12})(\.\d{1,2})?$/;

/** New work only for the gaps (JIU-4), followed until it is done. */
export class ReuseSupplementService {
  private readonly repository: ReuseSupplementRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: SupplementSources,
  ) {
    this.repository = new ReuseSupplementRepository(work.database.manager);
  }

  private readonly byRequest = rowsLoader(
    (ids) => this.repository.findOf(ids),
    (row: ReuseSupplement) => row.requestId,
  );

  /** The caller has seen the request. */
  ofRequest(requestId: string): Promise<ReuseSupplement[]> {
    return this.byRequest.load(requestId);
  }

  /** What was found; for the two agencies. */
  async noteOf({ id }: ReuseSupplement): Promise<string | null> {
    return (await this.sources.notes.find(id, 'SUPPLEMENT'))?.text ?? null;
  }

  async complete({ supplementId, note, costUsd = null }: CompleteSupplementInput): Promise<ReuseSupplement> {
    const { viewer, clock, audit } = this.work;
    if (costUsd !== null && !money.test(costUsd)) {
      throw invalidInput('A cost is zero or more, with at most two decimals.', 'input.costUsd');
    }
    const supplement = await this.get(supplementId);
    const row = await this.sources.requests.lock(supplement.requestId);
    demandRequester(row, viewer.agency);
    if (row.outcome !== ReuseOutcome.ACCEPTED_WITH_SUPPLEMENT) throw wrongState(row.outcome);
    const done = { by: viewer.subject ?? '', at: clock.now(), costUsd };
    if (!(await this.repository.complete(supplementId, done))) throw wrongState('COMPLETED');
    const { id: requestId, ownerAgency, requesterAgency } = row;
    const about = { requestId, ownerAgency, requesterAgency, aboutId: supplementId };
    await this.sources.notes.write({ ...about, topic: 'SUPPLEMENT', text: note });
    await audit.record({ objectType: 'ReuseSupplement', objectId: supplementId, detail: { requestId, costUsd } });
    await this.sources.settlements.concludeSupplements(row);
    return this.get(supplementId);
  }

  private async get(id: string): Promise<ReuseSupplement> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('supplement');
    return row;
  }
}
