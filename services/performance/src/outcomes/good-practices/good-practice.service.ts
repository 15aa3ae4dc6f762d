import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementService } from '../../engaging/engagements/engagement.service';
import type { ActionAdoption } from '../action-adoptions/action-adoption.view';
import type { OutcomeActionService } from '../outcome-actions/outcome-action.service';
import type { OutcomeService } from '../outcomes/outcome.service';
import type { OutcomeThemeService } from '../themes/outcome-theme.service';
import type {
  DecideGoodPracticeInput,
  GoodPracticesArgs,
  PromoteGoodPracticeInput,
  ProposeGoodPracticeInput,
  WithdrawGoodPracticeInput,
} from './good-practice.inputs';
import { GoodPracticeRepository, type GoodPracticeRow, type LearningReader } from './good-practice.repository';
import type { GoodPractice } from './good-practice.view';
import {
  audiencesOf,
  EvidenceStrength,
  GoodPracticeKind,
  GoodPracticeState,
  LearningAudience,
  Replicability,
} from './learning.enums';

interface Parts {
  outcomes: OutcomeService;
  outcomeActions: OutcomeActionService;
  outcomeThemes: OutcomeThemeService;
  engagements: EngagementService;
}

/** The catalogue of what worked (JIU-5); nothing is published without its owner (story 4.e step 7). */
export class GoodPracticeService {
  private readonly repository: GoodPracticeRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new GoodPracticeRepository(work.database.manager);
  }

  async find(id: string): Promise<GoodPractice | null> {
    return isId(id) ? this.repository.find(id, this.reader) : null;
  }

  async get(id: string): Promise<GoodPractice> {
    const practice = await this.find(id);
    if (!practice) throw notFound('good practice');
    return practice;
  }

  async page({ filter, first, after }: GoodPracticesArgs): Promise<Page<GoodPractice>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const question = {
      themes: filter?.themes ?? null,
      countries: filter?.countries ?? null,
      agency: filter?.agency ?? null,
      partnerType: filter?.partnerType ?? null,
      stage: filter?.stage ?? null,
      kind: filter?.kind ?? null,
      state: filter?.state ?? null,
    };
    const rows = await this.repository.findPage(this.reader, question, { after: last, limit: first + 1 });
    const counted = await this.repository.count(this.reader, question);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async propose(input: ProposeGoodPracticeInput): Promise<GoodPractice> {
    const { idempotencyKey: _key, ...told } = input;
    for (const [index, theme] of told.themes.entries()) {
      await this.parts.outcomeThemes.demand(theme, `input.themes.${index}`);
    }
    const engagementId = told.engagementId ? await this.ownEngagement(told.engagementId) : null;
    const ofNoAction = { actionId: null, adoptionId: null };
    const row = this.newRow({ ...told, ...ofNoAction, stage: told.stage ?? null, engagementId }, this.agency);
    await this.keep(row);
    return row;
  }

  /** What an agency adopted and finished, with evidence; the owner of the action decides. */
  async proposeFrom({ id: adoptionId, actionId, note, countryCode, creditsCode }: ActionAdoption): Promise<void> {
    const action = await this.parts.outcomeActions.find(actionId);
    const outcome = action && (await this.parts.outcomes.find(action.outcomeId));
    // An outcome that was withdrawn meanwhile teaches nobody.
    if (!action || !outcome) return;
    const row = this.newRow(
      {
        kind: GoodPracticeKind.GENERAL,
        title: action.text.slice(0, 200),
        description: note === null ? action.text : `${action.text}\n\n${note}`,
        stage: null,
        themes: [outcome.theme],
        countries: countryCode === null ? [] : [countryCode],
        partnerTypes: [],
        tags: [],
        replicability: Replicability.HIGH,
        evidenceStrength: EvidenceStrength.DOCUMENTED,
        actionId,
        adoptionId,
        engagementId: null,
      },
      creditsCode,
    );
    await this.keep(row);
  }

  async decide(input: DecideGoodPracticeInput): Promise<GoodPractice> {
    const { viewer, clock } = this.work;
    const stored = await this.lock(input.goodPracticeId, ({ ownerCode }) => ownerCode === this.agency);
    if (input.expectedVersion && input.expectedVersion !== stored.version) {
      throw versionConflict('good practice', stored.version);
    }
    demandState(stored, GoodPracticeState.PROPOSED);
    if (stored.proposedBy === viewer.subject) {
      throw new AppError('FORBIDDEN', 'Somebody else than who proposed it decides.', {
        reason: 'SEGREGATION_OF_DUTIES',
      });
    }
    const reason = input.reason?.trim() ?? null;
    if (!input.approve && reason === null) throw invalidInput('Say why it is declined.', 'input.reason');
    const state = input.approve ? GoodPracticeState.PUBLISHED : GoodPracticeState.DECLINED;
    const saved = await this.save({ ...stored, state, reason, decidedAt: clock.now() });
    if (input.approve) await this.tell(saved);
    return saved;
  }

  /** A wider audience is the owner's to give: it is the owner's work that is shown. */
  async promote({ goodPracticeId, audience }: PromoteGoodPracticeInput): Promise<GoodPractice> {
    const stored = await this.lock(goodPracticeId, ({ ownerCode }) => ownerCode === this.agency);
    demandState(stored, GoodPracticeState.PUBLISHED);
    const order = Object.values(LearningAudience);
    if (order.indexOf(audience) <= order.indexOf(stored.audience)) {
      throw invalidInput(`It is for ${stored.audience} already.`, 'input.audience');
    }
    return this.save({ ...stored, audience });
  }

  async withdraw({ goodPracticeId, reason }: WithdrawGoodPracticeInput): Promise<GoodPractice> {
    const ofOurs = ({ ownerCode, agencyCode }: GoodPracticeRow) => [ownerCode, agencyCode].includes(this.agency);
    const stored = await this.lock(goodPracticeId, ofOurs);
    if (stored.state !== GoodPracticeState.PROPOSED) demandState(stored, GoodPracticeState.PUBLISHED);
    return this.save({ ...stored, state: GoodPracticeState.WITHDRAWN, reason: reason.trim() });
  }

  private async ownEngagement(id: string): Promise<string> {
    const { agencyCode } = await this.parts.engagements.get(id);
    if (agencyCode !== this.agency) throw notFound('engagement');
    return id;
  }

  private newRow(
    told: Omit<
      GoodPracticeRow,
      | 'id'
      | 'agencyCode'
      | 'ownerCode'
      | 'audience'
      | 'state'
      | 'reason'
      | 'proposedBy'
      | 'proposedAt'
      | 'decidedAt'
      | 'version'
    >,
    ownerCode: string,
  ): GoodPracticeRow {
    const { viewer, clock } = this.work;
    return {
      ...told,
      id: newId(),
      agencyCode: this.agency,
      ownerCode,
      audience: LearningAudience.INTER_AGENCY,
      state: GoodPracticeState.PROPOSED,
      reason: null,
      proposedBy: viewer.subject ?? '',
      proposedAt: clock.now(),
      decidedAt: null,
      version: 1,
    };
  }

  private async keep(row: GoodPracticeRow): Promise<void> {
    if ((await this.repository.insert(row)) === null) return;
    const { id, adoptionId, ownerCode } = row;
    await this.work.audit.record({
      objectType: 'GoodPractice',
      objectId: id,
      detail: { adoptionId, owner: ownerCode },
    });
  }

  private async save(row: GoodPracticeRow): Promise<GoodPracticeRow> {
    const saved = { ...row, version: row.version + 1 };
    await this.repository.update(saved);
    const { id, state, audience, version } = saved;
    await this.work.audit.record({ objectType: 'GoodPractice', objectId: id, detail: { state, audience, version } });
    return saved;
  }

  private async lock(id: string, isTheirs: (row: GoodPracticeRow) => boolean): Promise<GoodPracticeRow> {
    const row = isId(id) ? await this.repository.lock(id) : null;
    if (!row || !isTheirs(row)) throw notFound('good practice');
    return row;
  }

  private tell({ id, agencyCode, ownerCode, themes, decidedAt }: GoodPracticeRow): Promise<void> {
    return this.work.outbox.publish({
      type: 'performance.good-practice-published',
      subject: id,
      audience: 'AGENCY',
      data: { goodPracticeId: id, agency: agencyCode, owner: ownerCode, themes, at: decidedAt },
    });
  }

  private get reader(): LearningReader {
    const { kind, agency, roles } = this.work.viewer;
    // Whoever has a token of an agency and no role in it yet reads as the public does.
    const member = kind === 'AGENCY' && roles.length > 0;
    return { audiences: audiencesOf(kind === 'AGENCY' && !member ? 'PUBLIC' : kind), agency: member ? agency : null };
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Agencies keep good practices.');
    return agency;
  }
}

function demandState({ state }: GoodPracticeRow, wanted: GoodPracticeState): void {
  if (state === wanted) return;
  throw new AppError('CONFLICT', `This good practice is ${state}.`, { reason: 'INVALID_STATE', facts: { state } });
}
