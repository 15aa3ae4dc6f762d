import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { OwnerAskRepository } from './owner-ask.repository';
import type { PlaceEmbargoInput } from './reuse-embargo.inputs';
import { type EmbargoRow, ReuseEmbargoRepository } from './reuse-embargo.repository';
import type { ReuseEmbargo } from './reuse-embargo.view';

interface EmbargoSources {
  assessments: { find(id: string): Promise<Assessment | null> };
  knownPartners: KnownPartnerService;
}

/** The owner's word on who relies on what it owns (reuse check 11); existence is OWNER_ONLY. */
export class ReuseEmbargoService {
  constructor(
    private readonly work: Work,
    private readonly sources: EmbargoSources,
  ) {}

  search(partnerId: string | null, { first, after }: PageArgs): Promise<Page<ReuseEmbargo>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    if (partnerId !== null && !isId(partnerId)) throw invalidInput('This is not an id.', 'partnerId');
    return this.work.database.confidential(async (transaction) => {
      const embargoes = new ReuseEmbargoRepository(transaction);
      const rows = await embargoes.search(partnerId, last, first + 1);
      const found = pageOf(rows, first, await embargoes.count(partnerId), {
        cursor: ({ id }) => [id],
        node: (row) => this.present(row),
      });
      const ids = found.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'reuseEmbargoes')
        .record({ objectType: 'ReuseEmbargo', detail: { ids } });
      return found;
    });
  }

  async get(id: string): Promise<ReuseEmbargo> {
    const row = isId(id)
      ? await this.work.database.confidential((transaction) => new ReuseEmbargoRepository(transaction).find(id))
      : null;
    if (!row) throw notFound('embargo');
    return this.present(row);
  }

  /** For what is asked from now on; decisions that were made stay. */
  async place(input: PlaceEmbargoInput): Promise<ReuseEmbargo> {
    const { viewer, clock, cipher, audit, database } = this.work;
    const { cause, reason } = input;
    const { partnerId, assessmentId } = await this.subjectOf(input);
    const id = newId();
    const row: EmbargoRow = {
      id,
      ownerAgency: viewer.agency ?? '',
      partnerId,
      assessmentId,
      cause,
      sealed: reason ? cipher.seal(reason, contextOf(id)) : null,
      placedAt: clock.now(),
      liftedAt: null,
    };
    await database.confidential(async (transaction) => {
      await new ReuseEmbargoRepository(transaction).insert(row, viewer.subject ?? '');
      await new OwnerAskRepository(transaction).insert({ ...row, embargoId: id });
    });
    await audit.record({ objectType: 'ReuseEmbargo', objectId: id, detail: { partnerId, assessmentId } });
    return this.present(row);
  }

  async lift(id: string): Promise<ReuseEmbargo> {
    const { viewer, clock, audit, database } = this.work;
    await this.get(id);
    const lifted = await database.confidential(async (transaction) => {
      await new OwnerAskRepository(transaction).remove(id);
      return new ReuseEmbargoRepository(transaction).lift(id, viewer.subject ?? '', clock.now());
    });
    if (!lifted) {
      throw new AppError('CONFLICT', 'It was lifted before.', { reason: 'INVALID_STATE', facts: { lifted: true } });
    }
    await audit.record({ objectType: 'ReuseEmbargo', objectId: id, detail: { lifted: true } });
    return this.get(id);
  }

  private async subjectOf({ assessmentId = null, partnerId = null }: PlaceEmbargoInput) {
    if ((assessmentId === null) === (partnerId === null)) {
      throw invalidInput('Name an assessment or a partner, and not both.', 'input');
    }
    if (partnerId !== null) {
      return { partnerId: await this.sources.knownPartners.demand(partnerId), assessmentId: null };
    }
    const assessment = await this.sources.assessments.find(assessmentId ?? '');
    if (!assessment || assessment.ownerAgency !== this.work.viewer.agency) throw notFound('assessment');
    return { partnerId: assessment.partnerId, assessmentId };
  }

  private present({ sealed, ...row }: EmbargoRow): ReuseEmbargo {
    return { ...row, reason: sealed && this.work.cipher.open(sealed, contextOf(row.id)) };
  }
}

const contextOf = (id: string) => `reuse-embargo:${id}`;
