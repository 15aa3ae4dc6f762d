import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { requirePlainFacts } from '../../intelligence/plain-facts/require-plain-facts';
import type { CaseService } from '../../proceedings/cases/case.service';
import type {
  CreateRecoveryClaimInput,
  DecideWriteOffInput,
  RecordRecoveryInput,
  RecoveryClaimFilter,
  RecoveryTotalFilter,
  WriteOffInput,
} from './recovery.inputs';
import { addTo, amountOf, type Balance, hundredthsOf, outstandingOf, recoveryStateOf } from './recovery.rules';
import {
  type RecoveryClaim,
  RecoveryMethod,
  type RecoveryReceipt,
  type RecoveryTotal,
  type RecoveryWriteOff,
  WriteOffDecision,
} from './recovery.view';
import { type ClaimRow, RecoveryClaimRepository, type TotalRow } from './recovery-claim.repository';
import { type ReceiptRow, RecoveryEntryRepository, type WriteOffRow } from './recovery-entry.repository';
import { RecoveryTotalRepository } from './recovery-total.repository';

/** Money that agencies claim back (JIU-95): claims are the affair of their agency, sums of all. */
export class RecoveryService {
  constructor(
    private readonly work: Work,
    private readonly cases: CaseService,
  ) {}

  private readonly receipts = rowsLoader(
    (ids) => this.entries((entries) => entries.findReceipts(ids)),
    (row: ReceiptRow) => row.claimId,
  );

  private readonly writeOffs = rowsLoader(
    (ids) => this.entries((entries) => entries.findWriteOffs(ids)),
    (row: WriteOffRow) => row.claimId,
  );

  search(filter: RecoveryClaimFilter, { first, after }: PageArgs): Promise<Page<RecoveryClaim>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = {
      partnerId: idOf(filter.partnerId, 'filter.partnerId'),
      caseId: idOf(filter.caseId, 'filter.caseId'),
      isOutstanding: filter.isOutstanding ?? null,
      after: last,
      limit: first + 1,
    };
    return this.work.database.confidential(async (transaction) => {
      const claims = new RecoveryClaimRepository(transaction);
      const found = pageOf(await claims.search(search), first, await claims.count(search), {
        cursor: ({ id }) => [id],
        node: present,
      });
      const ids = found.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'recoveryClaims')
        .record({ objectType: 'RecoveryClaim', detail: { ids } });
      return found;
    });
  }

  async get(id: string): Promise<RecoveryClaim> {
    const row = isId(id) ? await this.claims((claims) => claims.find(id)) : null;
    if (!row) throw notFound('claim');
    return present(row);
  }

  /** The caller has seen the claim, whose read is on record. */
  async receiptsOf(claimId: string): Promise<RecoveryReceipt[]> {
    const rows = await this.receipts.load(claimId);
    return rows.map((row) => ({ ...row, method: RecoveryMethod[row.method] }));
  }

  async writeOffsOf(claimId: string): Promise<RecoveryWriteOff[]> {
    const rows = await this.writeOffs.load(claimId);
    return rows.map((row) => ({
      ...row,
      reason: this.work.cipher.open(row.reason, contextOf(row.id)),
      decision: row.decision && WriteOffDecision[row.decision],
    }));
  }

  async totals({ partnerId, agency, caseId }: RecoveryTotalFilter): Promise<RecoveryTotal[]> {
    const partner = idOf(partnerId, 'filter.partnerId');
    const ofCase = idOf(caseId, 'filter.caseId');
    if (ofCase && (partner || agency)) throw invalidInput('A case has one agency; name nothing else.', 'filter');
    if (ofCase) return (await this.claims((claims) => claims.totalsOfCase(ofCase))).map(presentTotal);
    if (!partner && !agency) throw invalidInput('Name a partner, an agency or a case.', 'filter');
    const totals = new RecoveryTotalRepository(this.work.database.manager);
    return (await totals.find(partner, agency ?? null)).map(presentTotal);
  }

  async create(input: CreateRecoveryClaimInput): Promise<RecoveryClaim> {
    const { viewer, clock } = this.work;
    const { partnerIds, notifiedAt, state } = await this.cases.get(input.caseId);
    // Sums are for all agencies: before the notice they would tell of a case that nobody may know of (2.8).
    if (!notifiedAt) {
      throw new AppError('CONFLICT', 'Nothing is claimed before the notice.', {
        reason: 'INVALID_STATE',
        facts: { state },
      });
    }
    const [only, another] = partnerIds;
    const partnerId = input.partnerId ?? (another ? null : only);
    if (!partnerId || !partnerIds.includes(partnerId)) {
      throw invalidInput('Name a respondent of the case.', 'input.partnerId');
    }
    const today = dayOf(clock.now());
    const row: ClaimRow = {
      id: newId(),
      agency: viewer.agency ?? '',
      caseId: input.caseId,
      partnerId,
      currency: input.currency,
      claimed: amountOf(amountIn(input.amount)),
      recovered: '0.00',
      writtenOff: '0.00',
      method: input.method,
      claimedOn: dayUntil(today, input.claimedOn, 'input.claimedOn'),
      createdBy: viewer.subject ?? '',
      createdAt: clock.now(),
      version: 1,
    };
    await this.claims((claims) => claims.insert(row));
    await this.tell(row, null, 'CLAIMED');
    return present(row);
  }

  async recordRecovery({ claimId, amount, method, on }: RecordRecoveryInput): Promise<RecoveryClaim> {
    const { viewer, clock } = this.work;
    const claim = await this.lock(claimId);
    const receivedOn = dayUntil(dayOf(clock.now()), on, 'input.on');
    const hundredths = amountIn(amount);
    const balance = addTo(claim, 'recovered', hundredths);
    if (!balance) throw exceedsClaim(claim);
    await this.entries((entries) =>
      entries.insertReceipt({
        id: newId(),
        claimId: claim.id,
        agency: claim.agency,
        amount: amountOf(hundredths),
        method,
        receivedOn,
        recordedBy: viewer.subject ?? '',
        recordedAt: clock.now(),
      }),
    );
    return this.settle(claim, balance, 'RECOVERED');
  }

  /** The first of two people. */
  async proposeWriteOff({ claimId, amount, reason, expectedVersion }: WriteOffInput): Promise<RecoveryClaim> {
    const { viewer, clock, cipher, audit } = this.work;
    requirePlainFacts(reason, 'input.reason');
    const claim = await this.lock(claimId, expectedVersion);
    const hundredths = amountIn(amount);
    if (!addTo(claim, 'writtenOff', hundredths)) throw exceedsClaim(claim);
    if (await this.waitingWriteOff(claim.id)) {
      throw new AppError('CONFLICT', 'A write-off waits for a second person already.', { reason: 'ALREADY_PROPOSED' });
    }
    const id = newId();
    await this.entries((entries) =>
      entries.insertWriteOff({
        id,
        claimId: claim.id,
        agency: claim.agency,
        amount: amountOf(hundredths),
        reason: cipher.seal(reason, contextOf(id)),
        proposedBy: viewer.subject ?? '',
        proposedAt: clock.now(),
        decision: null,
        decidedBy: null,
        decidedAt: null,
      }),
    );
    await audit.record({
      objectType: 'RecoveryClaim',
      objectId: claim.id,
      detail: { change: 'WRITE_OFF_PROPOSED', id },
    });
    return present(claim);
  }

  /** The second one. */
  async decideWriteOff({ claimId, decision, expectedVersion }: DecideWriteOffInput): Promise<RecoveryClaim> {
    const { viewer, clock } = this.work;
    const claim = await this.lock(claimId, expectedVersion);
    const waiting = await this.waitingWriteOff(claim.id);
    if (!waiting) throw new AppError('CONFLICT', 'No write-off waits for a decision.', { reason: 'INVALID_STATE' });
    if (waiting.proposedBy === viewer.subject) {
      throw forbidden('Somebody else decides about a write-off that you proposed.', 'SEGREGATION_OF_DUTIES');
    }
    const isApproved = decision === WriteOffDecision.APPROVED;
    const balance = isApproved ? addTo(claim, 'writtenOff', amountIn(waiting.amount)) : claim;
    if (!balance) throw exceedsClaim(claim);
    const decided = { ...waiting, decision, decidedBy: viewer.subject, decidedAt: clock.now() };
    await this.entries((entries) => entries.decideWriteOff(decided));
    return this.settle(claim, balance, `WRITE_OFF_${decision}`);
  }

  private async settle(before: ClaimRow, { recovered, writtenOff }: Balance, change: string): Promise<RecoveryClaim> {
    const after: ClaimRow = { ...before, recovered, writtenOff, version: before.version + 1 };
    await this.claims((claims) => claims.save(after));
    await this.tell(after, before, change);
    return present(after);
  }

  private async tell(after: ClaimRow, before: ClaimRow | null, change: string): Promise<void> {
    const { database, clock, audit, outbox } = this.work;
    const { id: claimId, partnerId, agency, currency, claimed, recovered, writtenOff, claimedOn, caseId } = after;
    await new RecoveryTotalRepository(database.manager).move(after, before);
    await audit.record({ objectType: 'RecoveryClaim', objectId: claimId, detail: { change, partnerId, caseId } });
    await outbox.publish({
      type: 'sanctions.recovery-changed',
      subject: claimId,
      audience: 'INTERNAL',
      data: { claimId, partnerId, agency, currency, claimed, recovered, writtenOff, claimedOn, at: clock.now() },
    });
  }

  private async lock(id: string, expectedVersion?: number): Promise<ClaimRow> {
    const row = isId(id) ? await this.claims((claims) => claims.lock(id)) : null;
    if (!row) throw notFound('claim');
    if (expectedVersion !== undefined && row.version !== expectedVersion) throw versionConflict('claim', row.version);
    return row;
  }

  private async waitingWriteOff(claimId: string): Promise<WriteOffRow | null> {
    const rows = await this.entries((entries) => entries.findWriteOffs([claimId]));
    return rows.find(({ decision }) => decision === null) ?? null;
  }

  private claims<Result>(work: (claims: RecoveryClaimRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new RecoveryClaimRepository(transaction)));
  }

  private entries<Result>(work: (entries: RecoveryEntryRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new RecoveryEntryRepository(transaction)));
  }
}

const contextOf = (id: string) => `recovery-write-off:${id}`;

const present = (row: ClaimRow): RecoveryClaim => ({
  ...row,
  method: RecoveryMethod[row.method],
  outstanding: outstandingOf(row),
  state: recoveryStateOf(row),
});

const presentTotal = ({ agency, ...total }: TotalRow): RecoveryTotal => ({
  ...total,
  agencyCode: agency,
  outstanding: outstandingOf(total),
});

function idOf(id: string | null | undefined, field: string): string | null {
  if (id && !isId(id)) throw invalidInput('This is not an id.', field);
  return id ?? null;
}

function amountIn(amount: string): bigint {
  const hundredths = hundredthsOf(amount);
  if (hundredths === null) throw invalidInput('An amount is above zero, with at most two decimals.', 'input.amount');
  return hundredths;
}

function dayUntil(today: string, day: string | null | undefined, field: string): string {
  if (day && day > today) throw invalidInput('This day has not come.', field);
  return day ?? today;
}

const exceedsClaim = (claim: ClaimRow) =>
  new AppError('CONFLICT', 'This is more than is outstanding.', {
    reason: 'EXCEEDS_CLAIM',
    facts: { outstanding: outstandingOf(claim) },
  });
