import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { HoldService } from '../holds/hold.service';
import type { DecisionScope } from '../standing/decision-scope.service';
import { mayBecome } from '../standing/standing.rules';
import { type StandingService, standsElsewhere } from '../standing/standing.service';
import type { ReinstatementService } from './reinstatement.service';
import type { DecideStandingProposalInput, StandingProposalFilter } from './standing-proposal.inputs';
import {
  type ProposedHold,
  StandingProposalRepository,
  type StandingProposalRow,
} from './standing-proposal.repository';
import { findConflict, type ProposalKind } from './standing-proposal.rules';

export interface NewProposal {
  partnerId: string;
  kind: ProposalKind;
  reason: string;
  note: string;
  evidenceDocumentId: string | null;
  effectiveFrom?: Date | null;
  until?: Date | null;
  hold?: ProposedHold;
  holdId?: string;
}

export interface ProposalSources {
  standings: StandingService;
  holds: HoldService;
  reinstatements: ReinstatementService;
  partners: PartnerService;
  scope: DecisionScope;
}

const standingOf: Partial<Record<ProposalKind, PartnerStanding>> = {
  SUSPEND: PartnerStanding.SUSPENDED,
  REINSTATE: PartnerStanding.ACTIVE,
  INACTIVATE: PartnerStanding.INACTIVE,
  CLOSE: PartnerStanding.CLOSED,
};

/** What binds all agencies: one person proposes it, a second one decides, and only then it happens (UNHCR-54, R-INV-7). */
export class StandingProposalService {
  constructor(
    private readonly work: Work,
    private readonly sources: ProposalSources,
  ) {}

  search({ partnerId, state }: StandingProposalFilter, { first, after }: PageArgs): Promise<Page<StandingProposalRow>> {
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { partnerId: partnerId ?? null, state: state ?? null, after: last, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const repository = new StandingProposalRepository(transaction);
      const rows = await repository.search(search);
      const page = pageOf(rows, first, await repository.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => row,
      });
      const ids = page.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'standingProposals')
        .record({ objectType: 'StandingProposal', detail: { ids } });
      return page;
    });
  }

  /** Under the lock of the partner, so that what is proposed was possible. */
  async propose({ hold, holdId, effectiveFrom, until, ...proposal }: NewProposal): Promise<StandingProposalRow> {
    const { viewer, clock, database, audit } = this.work;
    const { partnerId, kind } = proposal;
    await this.requirePossible(partnerId, kind);
    const proposedAt = clock.now();
    const begin = effectiveFrom && effectiveFrom > proposedAt ? effectiveFrom : proposedAt;
    if (until && until <= begin) throw invalidInput('It cannot end before it begins.', 'input.until');
    const row: StandingProposalRow = {
      ...proposal,
      id: newId(),
      effectiveFrom: begin,
      until: until ?? null,
      hold: hold ?? null,
      holdId: holdId ?? null,
      state: 'PROPOSED',
      proposedBy: viewer.subject ?? viewer.kind,
      proposedAgency: viewer.agency ?? '',
      proposedAt,
      decidedBy: null,
      decidedAgency: null,
      decidedAt: null,
      decisionNote: null,
    };
    const added = await database.confidential((transaction) => new StandingProposalRepository(transaction).insert(row));
    if (!added) {
      throw new AppError('CONFLICT', 'The same is proposed already and waits for a second person.', {
        reason: 'ALREADY_PROPOSED',
      });
    }
    await audit.record({ objectType: 'StandingProposal', objectId: row.id, detail: { partnerId, kind } });
    return row;
  }

  async decide({ proposalId, approve, note }: DecideStandingProposalInput): Promise<StandingProposalRow> {
    const { viewer, clock, database, audit } = this.work;
    const found = await this.lock(proposalId);
    if (!found) throw notFound('proposal');
    if (found.state !== 'PROPOSED') {
      throw new AppError('CONFLICT', 'This proposal was decided meanwhile.', { reason: 'DECIDED_MEANWHILE' });
    }
    const { partners, scope } = this.sources;
    await scope.requireFor(await partners.get(found.partnerId), 'IP_UNIT_ADMIN');
    const conflict = findConflict(found, viewer);
    if (conflict) throw new AppError('FORBIDDEN', conflict, { reason: 'SEGREGATION_OF_DUTIES', rule: 'R-INV-7' });
    const decidedAt = clock.now();
    const decided: StandingProposalRow = {
      ...found,
      state: approve ? (found.effectiveFrom <= decidedAt ? 'EFFECTIVE' : 'APPROVED') : 'REFUSED',
      decidedBy: viewer.subject ?? viewer.kind,
      decidedAgency: viewer.agency,
      decidedAt,
      decisionNote: note,
    };
    await database.confidential((transaction) => new StandingProposalRepository(transaction).decide(decided));
    const { id, partnerId, kind, state } = decided;
    await audit.record({ objectType: 'StandingProposal', objectId: id, detail: { partnerId, kind, state } });
    if (state === 'EFFECTIVE') await this.carryOut(decided);
    return decided;
  }

  due(): Promise<string[]> {
    return this.work.database.confidential((transaction) =>
      new StandingProposalRepository(transaction).findDue(this.work.clock.now(), 100),
    );
  }

  ended(): Promise<{ id: string; partnerId: string }[]> {
    return this.work.database.confidential((transaction) =>
      new StandingProposalRepository(transaction).findEnded(this.work.clock.now(), 100),
    );
  }

  /** By the timer. What is no longer possible when its time comes is refused, not forced. */
  async carryOutDue(id: string): Promise<void> {
    const { database, audit } = this.work;
    const found = await this.lock(id);
    if (found?.state !== 'APPROVED') return;
    const to = standingOf[found.kind];
    const possible = !to || mayBecome(await this.sources.standings.lock(found.partnerId), to);
    const state = possible ? 'EFFECTIVE' : 'REFUSED';
    await database.confidential((transaction) => new StandingProposalRepository(transaction).saveState(id, state));
    await audit.record({ objectType: 'StandingProposal', objectId: id, detail: { partnerId: found.partnerId, state } });
    if (possible) await this.carryOut(found);
  }

  private async carryOut({
    id,
    partnerId,
    kind,
    reason,
    note,
    hold,
    holdId,
    until,
  }: StandingProposalRow): Promise<void> {
    const { standings, holds, reinstatements } = this.sources;
    if (kind === 'PLACE_HOLD' && hold) {
      await holds.place({ ...hold, partnerId, source: 'MANUAL', until, ref: id });
      return;
    }
    if (kind === 'LIFT_HOLD' && holdId) {
      const found = await holds.find(holdId);
      if (found) await holds.liftRow(found, 'LIFTED_BY_TWO');
      return;
    }
    if (kind === 'REINSTATE') await reinstatements.requireCleared(partnerId);
    const to = standingOf[kind];
    if (to) await standings.change(partnerId, { to, reason, source: 'registry', note });
  }

  private async requirePossible(partnerId: string, kind: ProposalKind): Promise<void> {
    const standing = await this.sources.standings.lock(partnerId);
    const to = standingOf[kind];
    if (to && !mayBecome(standing, to)) throw standsElsewhere(standing, `cannot become ${to}`);
    if (kind === 'REINSTATE') await this.sources.reinstatements.requireCleared(partnerId);
  }

  private lock(id: string): Promise<StandingProposalRow | null> {
    if (!isId(id)) return Promise.resolve(null);
    return this.work.database.confidential((transaction) => new StandingProposalRepository(transaction).lock(id));
  }
}
