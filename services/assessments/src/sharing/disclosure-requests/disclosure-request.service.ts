import { AppError, forbidden, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { after } from '../access-grants/access-grant.rules';
import type { AccessGrantService } from '../access-grants/access-grant.service';
import type { DisclosableService } from '../disclosables/disclosable.service';
import {
  type DecideDisclosureInput,
  DisclosureDecision,
  type RequestDisclosureInput,
  type WithdrawDisclosureRequestInput,
} from './disclosure-request.inputs';
import {
  DisclosureRequestRepository,
  type DisclosureRequestRow,
  type LapsingRequest,
} from './disclosure-request.repository';
import {
  daysToDecide,
  demandOutsider,
  demandPending,
  demandReason,
  demandSecondPerson,
  levelToGrant,
} from './disclosure-request.rules';
import type { DisclosureRequest } from './disclosure-request.view';

export interface DisclosureRequestSources {
  disclosables: DisclosableService;
  accessGrants: AccessGrantService;
}

/** One agency asks, the owner decides, and nobody else learns of it (JIU-59). */
export class DisclosureRequestService {
  constructor(
    private readonly work: Work,
    private readonly sources: DisclosureRequestSources,
  ) {}

  async request(input: RequestDisclosureInput): Promise<DisclosureRequest> {
    const { viewer, clock, cipher, audit } = this.work;
    const { agency, subject } = viewer;
    if (!agency || !subject) throw forbidden('Staff of an agency ask.');
    const resource = await this.sources.disclosables.get(input.resourceType, input.resourceId);
    demandOutsider(viewer, resource);
    const id = newId();
    const requestedAt = clock.now();
    const row: DisclosureRequestRow = {
      id,
      resourceType: resource.type,
      resourceId: resource.id,
      ownerAgency: resource.ownerAgency,
      partnerId: resource.partnerId,
      requesterAgency: agency,
      requestedBy: subject,
      level: input.level,
      purpose: input.purpose,
      explanation: cipher.seal(input.explanation, contextOf(id)),
      state: 'PENDING',
      requestedAt,
      lapsesAt: after(requestedAt, daysToDecide),
      decidedBy: null,
      decidedAt: null,
      reason: null,
      grantId: null,
      version: 1,
    };
    const isFirst = await this.requests((requests) => requests.insert(row));
    if (!isFirst) {
      throw new AppError('CONFLICT', 'Your agency has asked for it, and the owner has not decided yet.', {
        reason: 'ALREADY_REQUESTED',
      });
    }
    const { resourceType, resourceId, level, purpose } = row;
    await audit.record({
      objectType: 'DisclosureRequest',
      objectId: id,
      detail: { resourceType, resourceId, level, purpose },
    });
    await this.tell('assessments.disclosure-requested', row, { level, purpose, at: requestedAt });
    return this.present(row);
  }

  async decide(input: DecideDisclosureInput): Promise<DisclosureRequest> {
    const { viewer, clock, cipher } = this.work;
    const now = clock.now();
    const row = await this.lock(input.requestId, 'ownerAgency', input.expectedVersion);
    demandPending(row, now);
    demandSecondPerson(row, viewer);
    const state = outcomes[input.decision];
    const isApproved = state === 'APPROVED';
    const reason = demandReason(input.reason, !isApproved);
    const grant = isApproved
      ? await this.sources.accessGrants.give({
          resource: { ...row, type: row.resourceType, id: row.resourceId },
          granteeAgency: row.requesterAgency,
          level: levelToGrant(row.level, input.level),
          purpose: row.purpose,
          until: after(now, input.days),
        })
      : null;
    return this.close({
      ...row,
      state,
      reason: reason && cipher.seal(reason, contextOf(row.id)),
      grantId: grant?.id ?? null,
    });
  }

  async withdraw({ requestId, expectedVersion }: WithdrawDisclosureRequestInput): Promise<DisclosureRequest> {
    const row = await this.lock(requestId, 'requesterAgency', expectedVersion);
    demandPending(row, this.work.clock.now());
    return this.close({ ...row, state: 'WITHDRAWN' });
  }

  async get(id: string): Promise<DisclosureRequest> {
    const row = isId(id) ? await this.requests((requests) => requests.find(id)) : null;
    if (!row) throw notFound('request');
    return this.present(row);
  }

  /** What nobody decided in time; gives how many there were. */
  async lapse(limit: number): Promise<number> {
    const { clock, audit } = this.work;
    const now = clock.now();
    const rows = await this.requests((requests) => requests.lapse(now, limit));
    for (const row of rows) {
      await audit.record({ objectType: 'DisclosureRequest', objectId: row.id, detail: { state: row.state } });
      await this.tellDecision(row, now);
    }
    return rows.length;
  }

  present(row: DisclosureRequestRow): DisclosureRequest {
    const { cipher } = this.work;
    const { id, explanation, reason } = row;
    return {
      ...row,
      explanation: cipher.open(explanation, contextOf(id)),
      reason: reason && cipher.open(reason, contextOf(id)),
    };
  }

  private async close(closed: DisclosureRequestRow): Promise<DisclosureRequest> {
    const { viewer, clock, audit } = this.work;
    const at = clock.now();
    const row = { ...closed, decidedBy: viewer.subject, decidedAt: at, version: closed.version + 1 };
    await this.requests((requests) => requests.close(row));
    const { id, state, grantId } = row;
    await audit.record({ objectType: 'DisclosureRequest', objectId: id, detail: { state, grantId } });
    await this.tellDecision(row, at);
    return this.present(row);
  }

  /** A request of which the agency is on the wrong side is as absent as an invented one. */
  private async lock(
    id: string,
    side: 'ownerAgency' | 'requesterAgency',
    expectedVersion: number,
  ): Promise<DisclosureRequestRow> {
    const row = isId(id) ? await this.requests((requests) => requests.lock(id)) : null;
    if (!row || row[side] !== this.work.viewer.agency) throw notFound('request');
    if (row.version !== expectedVersion) throw versionConflict('request', row.version);
    return row;
  }

  private tellDecision(row: LapsingRequest, at: Date): Promise<void> {
    return this.tell('assessments.disclosure-decided', row, { outcome: row.state, at });
  }

  /** For the two agencies; services route it, and no other agency reads it on a feed. */
  private tell(type: string, row: LapsingRequest, more: Record<string, unknown>): Promise<void> {
    const { id: requestId, resourceType, resourceId, partnerId, ownerAgency, requesterAgency } = row;
    const data = { requestId, resourceType, resourceId, partnerId, ownerAgency, requesterAgency, ...more };
    return this.work.outbox.publish({ type, subject: requestId, audience: 'INTERNAL', data });
  }

  private requests<Result>(work: (requests: DisclosureRequestRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new DisclosureRequestRepository(transaction)));
  }
}

const outcomes = { [DisclosureDecision.APPROVE]: 'APPROVED', [DisclosureDecision.REFUSE]: 'REFUSED' } as const;

const contextOf = (id: string) => `disclosure-request:${id}`;
