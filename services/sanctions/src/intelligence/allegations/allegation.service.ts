import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { type ObservationService, requireText } from '../observations/observation.service';
import { requirePlainFacts } from '../plain-facts/require-plain-facts';
import type { RedFlagIndicatorService } from '../red-flag-indicators/red-flag-indicator.service';
import { AllegationState } from './allegation.enums';
import type {
  AllegationFilter,
  ConcludeAllegationInput,
  RecordAllegationInput,
  TriageAllegationInput,
} from './allegation.inputs';
import { AllegationRepository, type StoredAllegation } from './allegation.repository';
import { afterTriage, isClosed, mayMove, needsOffice } from './allegation.rules';
import type { IntegrityAllegation } from './allegation.view';

type Words = Pick<IntegrityAllegation, 'summary' | 'triageNote' | 'investigatingOffice' | 'conclusion'>;
export type ReadAllegation = Omit<StoredAllegation, 'sealed'> & Words;

const noWords: Words = { summary: null, triageNote: null, investigatingOffice: null, conclusion: null };
const contextOf = (allegationId: string) => `allegation:${allegationId}`;

/** Allegations belong to the investigators of the agency that received them, and to nobody else (JIU-104). */
export class AllegationService {
  constructor(
    private readonly work: Work,
    private readonly observations: ObservationService,
    private readonly indicators: RedFlagIndicatorService,
  ) {}

  find(id: string): Promise<ReadAllegation | null> {
    return this.work.database.confidential(async (transaction) => {
      const row = isId(id) ? await new AllegationRepository(transaction).find(id) : null;
      await this.work.audit
        .within(transaction, 'allegation')
        .record({ objectType: 'IntegrityAllegation', objectId: row?.id });
      return row && this.open(row);
    });
  }

  async get(id: string): Promise<ReadAllegation> {
    const row = await this.find(id);
    if (!row) throw notFound('allegation');
    return row;
  }

  search({ partnerId, state }: AllegationFilter, { first, after }: PageArgs): Promise<Page<ReadAllegation>> {
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { partnerId: partnerId ?? null, state: state ?? null, after: last, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const allegations = new AllegationRepository(transaction);
      const page = pageOf(await allegations.search(search), first, await allegations.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.open(row),
      });
      const ids = page.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'allegations')
        .record({ objectType: 'IntegrityAllegation', detail: { partnerId, state, ids } });
      return page;
    });
  }

  async record({ source, category, receivedOn, indicators, ...input }: RecordAllegationInput): Promise<ReadAllegation> {
    const { viewer, clock, audit } = this.work;
    const recordedAt = clock.now();
    const partnerId = await this.observations.requirePartner(input.partnerId);
    if (receivedOn > recordedAt.toISOString().slice(0, 10)) {
      throw invalidInput('An allegation was received today or before.', 'input.receivedOn');
    }
    await this.indicators.require(indicators, 'input.indicators');
    const summary = requireText(input.summary, 'input.summary');
    const id = newId();
    const row: StoredAllegation = {
      id,
      partnerId,
      agency: viewer.agency ?? '',
      source,
      category,
      indicators,
      receivedOn,
      recordedBy: viewer.subject ?? '',
      recordedAt,
      sealed: this.seal(id, { ...noWords, summary }),
      triage: null,
      triagedAt: null,
      state: AllegationState.RECEIVED,
      closedAt: null,
      version: 1,
    };
    await this.confidential((allegations) => allegations.insert(row));
    await audit.record({ objectType: 'IntegrityAllegation', objectId: id, detail: { partnerId, category } });
    return this.open(row);
  }

  async triage(input: TriageAllegationInput): Promise<ReadAllegation> {
    const { outcome, investigatingOffice = null } = input;
    const row = await this.lockToMove(input, afterTriage[outcome]);
    if (row.state !== AllegationState.RECEIVED) throw notNow(row);
    if (needsOffice(outcome) !== Boolean(investigatingOffice)) {
      throw invalidInput('An office investigates with WITHIN_MANDATE, and only then.', 'input.investigatingOffice');
    }
    requirePlainFacts(investigatingOffice, 'input.investigatingOffice');
    const triageNote = requireText(input.note, 'input.note');
    const change = { triage: outcome, triagedAt: this.work.clock.now() };
    return this.move({ ...row, ...change }, afterTriage[outcome], { triageNote, investigatingOffice });
  }

  async conclude(input: ConcludeAllegationInput): Promise<ReadAllegation> {
    const row = await this.lockToMove(input, input.state);
    if (row.state !== AllegationState.UNDER_INVESTIGATION) throw notNow(row);
    return this.move(row, input.state, { conclusion: requireText(input.conclusion, 'input.conclusion') });
  }

  private async lockToMove(
    { allegationId, expectedVersion }: { allegationId: string; expectedVersion: number },
    to: AllegationState,
  ): Promise<ReadAllegation> {
    const row = isId(allegationId) ? await this.confidential((allegations) => allegations.lock(allegationId)) : null;
    if (!row) throw notFound('allegation');
    if (row.version !== expectedVersion) throw versionConflict('allegation', row.version);
    if (!mayMove(row.state, to)) throw notNow(row);
    return this.open(row);
  }

  private async move(row: ReadAllegation, state: AllegationState, words: Partial<Words>): Promise<ReadAllegation> {
    const { summary, triageNote, investigatingOffice, conclusion } = { ...row, ...words };
    const sealed = this.seal(row.id, { summary, triageNote, investigatingOffice, conclusion });
    const closedAt = isClosed(state) ? this.work.clock.now() : null;
    await this.confidential((allegations) => allegations.save({ ...row, sealed, state, closedAt }));
    await this.work.audit.record({
      objectType: 'IntegrityAllegation',
      objectId: row.id,
      detail: { partnerId: row.partnerId, state, previous: row.state },
    });
    return this.get(row.id);
  }

  private seal(id: string, words: Words): string {
    return this.work.cipher.seal(JSON.stringify(words), contextOf(id));
  }

  private open({ sealed, ...row }: StoredAllegation): ReadAllegation {
    const words = sealed === null ? noWords : (JSON.parse(this.work.cipher.open(sealed, contextOf(row.id))) as Words);
    return { ...row, ...words };
  }

  private confidential<Result>(run: (allegations: AllegationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AllegationRepository(transaction)));
  }
}

const notNow = ({ state }: Pick<StoredAllegation, 'state'>) =>
  new AppError('CONFLICT', `This is not possible for an allegation that is ${state}.`, {
    reason: 'INVALID_STATE',
    facts: { state },
  });
