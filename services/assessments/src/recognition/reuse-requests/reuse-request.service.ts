import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { ReuseRefusal } from '../../terms/reuse-refusal.enum';
import type { Check } from '../reuse/reuse.types';
import { presentChecks } from '../reuse-candidates/reuse-candidate.service';
import type { ReuseCheck } from '../reuse-candidates/reuse-candidate.view';
import type { ReuseNoteService } from '../reuse-notes/reuse-note.service';
import type { ReuseRequestFilter } from './reuse-request.inputs';
import { ReuseRequestRepository, type ReuseRow } from './reuse-request.repository';
import { isParty, maySeeRequest, visibleChecks, visibleOutcome } from './reuse-request.rules';
import type { ReuseDecisionNote, ReuseRequest } from './reuse-request.view';
import { ReuseSnapshotRepository, type SnapshotRow } from './reuse-snapshot.repository';

/** Reading requests: INTER_AGENCY, and the partner sees its own (domain-model.md 2.8). */
export class ReuseRequestService {
  private readonly repository: ReuseRequestRepository;

  constructor(
    private readonly work: Work,
    private readonly notes: ReuseNoteService,
  ) {
    this.repository = new ReuseRequestRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: ReuseRow) => row.id,
  );

  private readonly snapshots = rowLoader(
    (ids) => this.work.database.confidential((transaction) => new ReuseSnapshotRepository(transaction).findLatest(ids)),
    (row: SnapshotRow) => row.requestId,
  );

  async find(id: string): Promise<ReuseRequest | null> {
    const row = isId(id) ? await this.byId.load(id) : null;
    return row && maySeeRequest(this.work.viewer, row) ? this.present(row) : null;
  }

  async get(id: string): Promise<ReuseRequest> {
    const request = await this.find(id);
    if (!request) throw notFound('request for reuse');
    return request;
  }

  async search(filter: ReuseRequestFilter, { first, after }: PageArgs): Promise<Page<ReuseRequest>> {
    const search = {
      partnerIds: this.partnersOf(idIn(filter.partnerId, 'filter.partnerId')),
      assessmentId: idIn(filter.assessmentId, 'filter.assessmentId'),
      kind: filter.kind ?? null,
      requester: filter.requester ?? null,
      owner: filter.owner ?? null,
      outcome: this.outcomeIn(filter),
      after: idIn(decodeCursor(after, 1)?.[0], 'after'),
      limit: first + 1,
    };
    const [rows, counted] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => this.present(row) });
  }

  /** All eleven for the two agencies, ten for others, and none for the partner once people were asked. */
  async checksOf(id: string): Promise<ReuseCheck[]> {
    const row = await this.byId.load(id);
    if (!row) return [];
    const own = isParty(this.work.viewer, row) ? await this.snapshots.load(id) : null;
    return presentChecks(own ? own.verdict.checks : visibleChecks(this.work.viewer, row));
  }

  async decisionOf({ id, ownerAgency, requesterAgency }: ReuseRequest): Promise<ReuseDecisionNote | null> {
    if (!isParty(this.work.viewer, { ownerAgency, requesterAgency })) return null;
    const note = await this.notes.find(id, 'DECISION');
    return note && { reason: note.text, refusal: note.refusal && ReuseRefusal[note.refusal] };
  }

  /** What the latest verdict rested on; for the two agencies. */
  async snapshotOf(id: string): Promise<SnapshotRow> {
    const snapshot = isId(id) ? await this.snapshots.load(id) : null;
    if (!snapshot) throw notFound('request for reuse');
    return snapshot;
  }

  async lock(id: string, expectedVersion?: number): Promise<ReuseRow> {
    const row = isId(id) ? await this.repository.lock(id) : null;
    if (!row || !maySeeRequest(this.work.viewer, row)) throw notFound('request for reuse');
    if (expectedVersion !== undefined && row.version !== expectedVersion) throw versionConflict('request', row.version);
    return row;
  }

  present(row: ReuseRow): ReuseRequest {
    const { checks: _checks, requestedBy: _by, decidedBy: _decider, consentIds: _consents, ...open } = row;
    const { grantId: _grant, leadTimeDays: _lead, ...request } = open;
    return { ...request, ...visibleOutcome(this.work.viewer, row) };
  }

  /** A partner is shown its own, whatever it names. */
  private partnersOf(partnerId: string | null): string[] | null {
    const { viewer } = this.work;
    if (viewer.kind === 'AGENCY') return partnerId === null ? null : [partnerId];
    const own = [viewer.partnerId, ...viewer.partnerIds].flatMap((id) => id ?? []);
    return partnerId === null ? own : own.filter((id) => id === partnerId && actsFor(viewer, id));
  }

  /** A filter must not tell a partner what the answer hides. */
  private outcomeIn({ outcome }: ReuseRequestFilter): string | null {
    if (outcome === 'ESCALATED' && this.work.viewer.kind === 'PARTNER') {
      throw forbidden('Which requests were escalated is between the agencies.', 'NOT_FOR_PARTNERS');
    }
    return outcome ?? null;
  }
}

export function demandRequester(row: ReuseRow, agency: string | null): void {
  if (row.requesterAgency !== agency) throw forbidden('Only the agency that asked does this.', 'OTHER_AGENCY');
}

export const wrongState = (outcome: string) =>
  new AppError('CONFLICT', 'This is not possible as the request stands.', {
    reason: 'INVALID_STATE',
    facts: { outcome },
  });

function idIn(id: string | null | undefined, field: string): string | null {
  if (id && !isId(id)) throw invalidInput('This is not an id.', field);
  return id ?? null;
}

/** Everybody may see these: what the owner wants is no part of it. */
export const openChecks = (checks: readonly Check[]): Check[] => checks.filter(({ rule }) => rule !== 'OWNER');
