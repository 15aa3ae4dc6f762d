import { invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { CodeMirror } from '../../identity/codes/code-mirror.service';
import type { StandingService } from '../standing/standing.service';
import type { StandingReason } from '../standing/standing.view';
import {
  AgencyStandingReasonRepository,
  type AgencyStandingReasonRow,
  AgencyStandingRepository,
  type AgencyStandingRow,
  type RecordedStatus,
} from './agency-standing.repository';
import { isStricter, strictestOf } from './agency-standing.rules';
import { type AgencyStanding, AgencyStandingStatus } from './agency-standing.view';

export interface AgencyDecision {
  partnerId: string;
  status: RecordedStatus;
  reason: string;
  note: string;
  evidenceDocumentId: string | null;
  since: Date;
  until: Date | null;
}

/** What the cases of sanctions mean for one agency. */
export interface SanctionsDecision {
  agency: string;
  status: 'SUSPENDED' | 'EXCLUDED';
  since: Date;
  until: Date | null;
}

const reasonsOfSanctions = {
  SUSPENDED: { reason: 'INVESTIGATION_INTERIM', note: 'Interim suspension, as the case at sanctions has it.' },
  EXCLUDED: {
    reason: 'INELIGIBILITY_DECISION',
    note: 'A debarment that binds this agency, as its entry at sanctions has it.',
  },
} as const;

/** What an agency decides about a partner for itself: never for others (R-INV-7), never shown to them (S-INV-7). */
export class AgencyStandingService {
  private readonly repository: AgencyStandingRepository;

  constructor(
    private readonly work: Work,
    private readonly standings: StandingService,
    private readonly codes: CodeMirror,
  ) {
    this.repository = new AgencyStandingRepository(work.database.manager);
  }

  private readonly byPartner = rowsLoader(
    (ids) => this.repository.findInForce(ids, this.work.clock.now()),
    (row: AgencyStandingRow) => row.partnerId,
  );
  private readonly reasonOf = rowLoader(
    (ids) => this.readReasons(ids),
    (row: AgencyStandingReasonRow) => row.standingId,
  );

  inForce(partnerIds: readonly string[], at: Date): Promise<AgencyStandingRow[]> {
    return this.repository.findInForce(partnerIds, at);
  }

  async ofOwnAgency(partnerId: string): Promise<AgencyStanding> {
    const { agency } = this.work.viewer;
    const row = strictestOf(await this.byPartner.load(partnerId), agency);
    if (!row) return { status: AgencyStandingStatus.NONE, since: null, until: null };
    return { ...row, status: AgencyStandingStatus[row.status] };
  }

  async explain({ id }: Partial<AgencyStandingRow>): Promise<StandingReason | null> {
    if (!id) return null;
    const row = await this.reasonOf.load(id);
    if (!row) return { code: null, note: null, redaction: confidential('Ask the implementing partner unit.') };
    return { code: row.reason, note: row.note, redaction: null };
  }

  /** The agency is the viewer's, never an argument. */
  async decide(decision: AgencyDecision): Promise<void> {
    const { since, until } = decision;
    if (until && until <= since) throw invalidInput('It cannot end before it begins.', 'input.until');
    await this.standings.lock(decision.partnerId);
    await this.record(this.work.viewer.agency ?? '', decision);
  }

  /**
   * What sanctions tells of interim suspensions and of debarments that bind their own agency (S-INV-7). A decision of people
   * is never replaced by a milder one, and only what came by feed is taken back by feed. The caller holds the standing.
   */
  async followSanctions(partnerId: string, decisions: readonly SanctionsDecision[]): Promise<void> {
    const inForce = await this.repository.findInForce([partnerId], this.work.clock.now());
    for (const agency of new Set(decisions.map((decision) => decision.agency))) {
      const own = strictestOf(inForce, agency);
      const told = strictestOf(decisions, agency);
      if (!told || (own && (this.cameByFeed(own) ? isSame(own, told) : !isStricter(told.status, own.status)))) continue;
      const { status, since, until } = told;
      const why = { ...reasonsOfSanctions[status], evidenceDocumentId: null };
      await this.record(agency, { ...why, partnerId, status, since, until });
    }
    const ended = inForce.filter(
      (row) =>
        row.status !== 'ACTIVE' && this.cameByFeed(row) && !decisions.some(({ agency }) => agency === row.agency),
    );
    for (const { agency, status } of ended) {
      const why = { ...reasonsOfSanctions[status === 'EXCLUDED' ? status : 'SUSPENDED'], evidenceDocumentId: null };
      await this.record(agency, { ...why, partnerId, status: 'ACTIVE', since: this.work.clock.now(), until: null });
    }
  }

  private cameByFeed({ decidedBy }: AgencyStandingRow): boolean {
    return decidedBy === this.work.viewer.subject;
  }

  /** It takes the place of all that is in force, also of what was decided about a record merged into this partner. */
  private async record(agency: string, decision: AgencyDecision): Promise<void> {
    const { viewer, clock, outbox, audit, database } = this.work;
    const { partnerId, status, reason, note, evidenceDocumentId, since, until } = decision;
    const at = clock.now();
    const decidedBy = viewer.subject ?? viewer.kind;
    const before = await this.repository.findInForce([partnerId], at);
    const records = new Set([partnerId, ...before.filter((row) => row.agency === agency).map((row) => row.recordId)]);
    for (const recordId of records) {
      const id = newId();
      await this.repository.insert({ id, partnerId, recordId, agency, status, since, until, decidedBy, at });
      const why = { standingId: id, partnerId, agency, reason, note, evidenceDocumentId };
      await database.confidential((transaction) => new AgencyStandingReasonRepository(transaction).insert(why));
    }
    this.byPartner.clear(partnerId);
    await outbox.publish({
      type: 'registry.agency-standing-changed',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, agency, status, since, until, at },
    });
    await audit.record({ objectType: 'Partner', objectId: partnerId, detail: { agency, status, since, until } });
    await this.codes.follow(partnerId, await this.standings.lock(partnerId));
  }

  private readReasons(ids: readonly string[]): Promise<AgencyStandingReasonRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new AgencyStandingReasonRepository(transaction).findByStandings(ids);
      const partnerIds = rows.map(({ partnerId }) => partnerId);
      if (rows.length > 0)
        await audit
          .within(transaction, 'AgencyStanding.reason')
          .record({ objectType: 'AgencyStanding', detail: { partnerIds } });
      return rows;
    });
  }
}

const isSame = (own: AgencyStandingRow, told: SanctionsDecision) =>
  own.status === told.status && own.until?.getTime() === told.until?.getTime();
