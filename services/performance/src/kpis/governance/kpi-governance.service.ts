import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Page, PageArgs } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiState } from '../definitions/kpi-term.enums';
import type { KpiComment } from './kpi-comment.entity';
import type {
  AmendKpiProposalInput,
  CommentOnKpiInput,
  DeprecateKpiInput,
  KpiTextInput,
  ProposeKpiInput,
  PublishKpiInput,
  VoteOnKpiInput,
} from './kpi-governance.inputs';
import { KpiGovernanceRepository } from './kpi-governance.repository';
import {
  checkCode,
  checkEffectiveFrom,
  countVotes,
  demandProposer,
  demandSmart,
  demandState,
  isCarried,
  isLost,
} from './kpi-governance.rules';
import type { KpiGovernance } from './kpi-governance.view';
import type { KpiVote } from './kpi-vote.entity';
import { KpiVoteRepository } from './kpi-vote.repository';

const { PROPOSED, COMMENT, VOTE, PUBLISHED, WITHDRAWN } = KpiState;

/** How agencies agree on what they measure: proposal, comments, vote, publication (PSFP-32, P-INV-1). */
export class KpiGovernanceService {
  private readonly definitions: KpiGovernanceRepository;
  private readonly votes: KpiVoteRepository;

  constructor(
    private readonly work: Work,
    private readonly knownAgencies: KnownAgencyService,
  ) {
    this.definitions = new KpiGovernanceRepository(work.database.manager);
    this.votes = new KpiVoteRepository(work.database.manager);
  }

  private readonly votesOf = rowsLoader(
    (ids) => this.votes.findVotes(ids),
    (row: KpiVote) => row.definitionId,
  );

  private readonly commentPages = new PageLoader<KpiComment>({
    load: (page) => this.votes.findComments(page),
    count: (parents) => this.votes.countComments(parents),
    parentOf: ({ definitionId }) => definitionId,
  });

  async governanceOf({ id, proposedBy, proposedAt, voteRound, members }: KpiDefinition): Promise<KpiGovernance> {
    const votes = await this.votesOf.load(id);
    const count = countVotes(
      members.length,
      votes.map(({ choice }) => choice),
    );
    return {
      definitionId: id,
      proposedBy,
      proposedAt,
      round: voteRound,
      members: count.members,
      needed: count.needed,
      votesFor: count.for,
      votesAgainst: count.against,
      votesAbstained: count.abstained,
      carried: isCarried(count),
      votes,
    };
  }

  comments(definitionId: string, page: PageArgs): Promise<Page<KpiComment>> {
    return this.commentPages.load(definitionId, page);
  }

  async getComment(id: string): Promise<KpiComment> {
    const comment = await this.votes.findComment(id);
    if (!comment) throw notFound('comment');
    return comment;
  }

  propose({ code, text }: ProposeKpiInput): Promise<KpiDefinition> {
    return this.add(code, text, null);
  }

  /** An agency's own KPI needs nobody's vote, and is nobody else's. */
  addOwn({ code, text }: ProposeKpiInput): Promise<KpiDefinition> {
    return this.add(code, text, this.agency);
  }

  async amend({ definitionId, expectedEdition, text }: AmendKpiProposalInput): Promise<KpiDefinition> {
    const definition = await this.lock(definitionId);
    demandProposer(definition, this.agency);
    demandState(definition, PROPOSED, COMMENT);
    if (definition.edition !== expectedEdition) throw versionConflict('proposal', definition.edition);
    checkEffectiveFrom(text.effectiveFrom, definition.version, this.work.clock.now());
    await this.definitions.amend({ ...definition, ...termsOf(text), edition: definition.edition + 1 });
    return this.recorded(definitionId);
  }

  async comment({ definitionId, text }: CommentOnKpiInput): Promise<KpiComment> {
    const definition = await this.lock(definitionId);
    demandState(definition, PROPOSED, COMMENT);
    const { edition, state } = definition;
    const commentedAt = this.work.clock.now();
    const comment = { id: newId(), definitionId, agencyCode: this.agency, text, edition, commentedAt };
    await this.votes.insertComment(comment);
    if (state === PROPOSED) await this.definitions.saveState(definitionId, COMMENT);
    await this.recorded(definitionId);
    return comment;
  }

  /** Who may vote is settled here, so that a later member does not move the goal. */
  async openVote(definitionId: string): Promise<KpiDefinition> {
    const definition = await this.lock(definitionId);
    if (!hasRole(this.work.viewer, 'SECRETARIAT_ADMIN')) demandProposer(definition, this.agency);
    demandState(definition, COMMENT);
    demandSmart(definition);
    const members = (await this.knownAgencies.all()).map(({ code }) => code);
    await this.definitions.openVote(definitionId, members);
    await this.publishFact('performance.kpi-vote-opened', definition);
    return this.recorded(definitionId);
  }

  async vote({ definitionId, choice, reason = null }: VoteOnKpiInput): Promise<KpiDefinition> {
    const definition = await this.lock(definitionId);
    demandState(definition, VOTE);
    const { members, voteRound: round } = definition;
    if (!members.includes(this.agency)) {
      throw new AppError('FORBIDDEN', 'The vote was opened before your agency was a member.', {
        reason: 'NOT_A_MEMBER',
      });
    }
    const vote = { definitionId, round, agencyCode: this.agency, choice, reason, votedAt: this.work.clock.now() };
    if (!(await this.votes.insertVote(vote))) {
      throw new AppError('CONFLICT', 'Your agency has voted; an agency has one vote.', { reason: 'ALREADY_VOTED' });
    }
    const count = await this.countOf(definition);
    if (isLost(count)) await this.definitions.saveState(definitionId, COMMENT);
    return this.recorded(definitionId);
  }

  async publish({ definitionId, effectiveFrom }: PublishKpiInput): Promise<KpiDefinition> {
    const definition = await this.lock(definitionId);
    demandState(definition, VOTE);
    const count = await this.countOf(definition);
    if (!isCarried(count)) {
      throw new AppError('PRECONDITION_FAILED', `${count.needed} of ${count.members} agencies must vote for it.`, {
        reason: 'VOTE_NOT_CARRIED',
        facts: { for: count.for, needed: count.needed },
      });
    }
    const from = Math.max(effectiveFrom ?? definition.effectiveFrom, definition.effectiveFrom);
    const now = this.work.clock.now();
    checkEffectiveFrom(from, definition.version, now);
    demandSmart(definition);
    await this.definitions.publish(definitionId, from, now);
    await this.publishFact('performance.kpi-published', { ...definition, effectiveFrom: from });
    return this.recorded(definitionId);
  }

  async withdraw(definitionId: string): Promise<KpiDefinition> {
    const definition = await this.lock(definitionId);
    if (!hasRole(this.work.viewer, 'SECRETARIAT_ADMIN')) demandProposer(definition, this.agency);
    demandState(definition, PROPOSED, COMMENT, VOTE);
    await this.definitions.saveState(definitionId, WITHDRAWN);
    return this.recorded(definitionId);
  }

  /** Shared ones by the secretariat, own ones by their agency. */
  async deprecate({ definitionId, fromYear, reason }: DeprecateKpiInput): Promise<KpiDefinition> {
    const { viewer, clock } = this.work;
    const definition = await this.lock(definitionId);
    const { agencyCode } = definition;
    const mayDecide = agencyCode === null ? hasRole(viewer, 'SECRETARIAT_ADMIN') : agencyCode === viewer.agency;
    if (!mayDecide) {
      throw new AppError('FORBIDDEN', 'Shared KPIs are given up by the secretariat, own ones by their agency.', {
        reason: 'KPI_OF_ANOTHER_AGENCY',
        rule: 'P-INV-1',
      });
    }
    demandState(definition, PUBLISHED);
    const now = clock.now();
    if (!Number.isInteger(fromYear) || fromYear < now.getUTCFullYear() || fromYear > 2200)
      throw invalidInput('fromYear is this year or later: figures of the years before stay.', 'input.fromYear');
    await this.definitions.deprecate(definitionId, { fromYear, reason, at: now });
    await this.publishFact('performance.kpi-deprecated', definition);
    return this.recorded(definitionId);
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw notFound('KPI definition');
    return agency;
  }

  private async add(code: string, text: KpiTextInput, owner: string | null): Promise<KpiDefinition> {
    const agencies = (await this.knownAgencies.all()).map((agency) => agency.code);
    await this.definitions.lockCode(code);
    const latest = await this.definitions.findLatest(code);
    checkCode(code, owner, agencies, latest ?? undefined);
    if (latest && latest.publishedAt === null) {
      throw new AppError('CONFLICT', `Version ${latest.version} of ${code} is being discussed; comment on that one.`, {
        reason: 'ALREADY_PROPOSED',
      });
    }
    const now = this.work.clock.now();
    const version = (latest?.version ?? 0) + 1;
    checkEffectiveFrom(text.effectiveFrom, version, now);
    if (latest && text.effectiveFrom <= latest.effectiveFrom)
      throw invalidInput(
        `A later version counts from ${latest.effectiveFrom + 1} at the earliest.`,
        'input.text.effectiveFrom',
      );
    const row = { ...unvoted, ...termsOf(text), id: newId(), code, version, proposedBy: this.agency, proposedAt: now };
    if (owner) demandSmart(row);
    const published = owner ? { state: PUBLISHED, agencyCode: owner, publishedAt: now } : {};
    await this.definitions.insert({ ...row, ...published });
    await this.publishFact(owner ? 'performance.kpi-published' : 'performance.kpi-proposed', row);
    return this.recorded(row.id);
  }

  private async countOf({ id, members }: KpiDefinition) {
    const votes = await this.votes.findVotes([id]);
    return countVotes(
      members.length,
      votes.map(({ choice }) => choice),
    );
  }

  private async lock(id: string): Promise<KpiDefinition> {
    const definition = await this.definitions.lock(id);
    if (!definition) throw notFound('KPI definition');
    return definition;
  }

  private async recorded(id: string): Promise<KpiDefinition> {
    await this.work.audit.record({ objectType: 'KpiDefinition', objectId: id });
    return this.lock(id);
  }

  private publishFact(type: string, { id, code, version, effectiveFrom }: KpiDefinition): Promise<void> {
    const data = { definitionId: id, code, version, effectiveFrom };
    return this.work.outbox.publish({ type, subject: code, audience: 'AGENCY', data });
  }
}

const unvoted = {
  state: PROPOSED,
  agencyCode: null,
  publishedAt: null,
  deprecatedFrom: null,
  deprecatedAt: null,
  deprecationReason: null,
  edition: 1,
  voteRound: 0,
  members: [],
};

function termsOf({ thresholds, alignment, ...text }: KpiTextInput) {
  return {
    ...text,
    direction: text.direction ?? null,
    denominator: text.denominator ?? null,
    dimensions: [...new Set(text.dimensions)],
    mandatoryFor: [...new Set(text.mandatoryFor)],
    target: thresholds?.target ?? null,
    warning: thresholds?.warning ?? null,
    alarm: thresholds?.alarm ?? null,
    floor: thresholds?.floor ?? null,
    qcpr: alignment?.qcpr ?? [],
    sdg: alignment?.sdg ?? [],
    strategicPlan: alignment?.strategicPlan ?? [],
    grandBargain: alignment?.grandBargain ?? [],
  };
}
