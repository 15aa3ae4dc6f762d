import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { requirePlainFacts } from '../../intelligence/plain-facts/require-plain-facts';
import type { CaseService } from '../../proceedings/cases/case.service';
import type { CreateReferralInput, ReferralFilter, UpdateReferralInput } from './referral.inputs';
import { ReferralRepository, type ReferralRow, type ReferralStepRow } from './referral.repository';
import { type ReferralRefusal, ReferralState, stepRefusal } from './referral.rules';
import type { Referral, ReferralStep } from './referral.view';

/** What the authority is called and what it is told. */
type Words = Pick<Referral, 'authorityName' | 'summary'>;

/** Cases that go to authorities (JIU-94): the affair of an agency's legal and investigation offices alone. */
export class ReferralService {
  constructor(
    private readonly work: Work,
    private readonly cases: CaseService,
  ) {}

  private readonly steps = rowsLoader(
    (ids) => this.repository((referrals) => referrals.findSteps(ids)),
    (row: ReferralStepRow) => row.referralId,
  );

  search(filter: ReferralFilter, { first, after }: PageArgs): Promise<Page<Referral>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const caseId = filter.caseId ?? null;
    if (caseId !== null && !isId(caseId)) throw invalidInput('This is not the id of a case.', 'filter.caseId');
    const search = { caseId, state: filter.state ?? null, after: last, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const referrals = new ReferralRepository(transaction);
      const found = pageOf(await referrals.search(search), first, await referrals.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.present(row),
      });
      const ids = found.edges.map(({ node }) => node.id);
      await this.work.audit.within(transaction, 'referrals').record({ objectType: 'Referral', detail: { ids } });
      return found;
    });
  }

  async get(id: string): Promise<Referral> {
    const row = isId(id) ? await this.repository((referrals) => referrals.find(id)) : null;
    if (!row) throw notFound('referral');
    return this.present(row);
  }

  /** The caller has seen the referral, whose read is on record. */
  async stepsOf(referralId: string): Promise<ReferralStep[]> {
    const rows = await this.steps.load(referralId);
    return rows.map((row) => ({
      ...row,
      state: row.state as ReferralState,
      note: row.note && this.work.cipher.open(row.note, stepContext(row.id)),
    }));
  }

  async create({ caseId, authority, country, authorityName = null, summary }: CreateReferralInput): Promise<Referral> {
    const { viewer, clock, cipher } = this.work;
    requirePlainFacts(summary, 'input.summary');
    await this.cases.get(caseId);
    const id = newId();
    const words: Words = { authorityName, summary };
    const row: ReferralRow = {
      id,
      agency: viewer.agency ?? '',
      caseId,
      authority,
      country,
      sealed: cipher.seal(JSON.stringify(words), contextOf(id)),
      state: 'DRAFT',
      author: viewer.subject ?? '',
      createdAt: clock.now(),
      clearedBy: null,
      sentOn: null,
      version: 1,
    };
    await this.repository((referrals) => referrals.insert(row));
    await this.note(row, dayOf(clock.now()), null);
    return this.present(row);
  }

  async update({ referralId, state, on, note = null, expectedVersion }: UpdateReferralInput): Promise<Referral> {
    const { viewer, clock } = this.work;
    if (note) requirePlainFacts(note, 'input.note');
    const row = isId(referralId) ? await this.repository((referrals) => referrals.lock(referralId)) : null;
    if (!row) throw notFound('referral');
    if (row.version !== expectedVersion) throw versionConflict('referral', row.version);
    const today = dayOf(clock.now());
    const steps = await this.repository((referrals) => referrals.findSteps([row.id]));
    const refusal = stepRefusal({
      from: row.state,
      to: state,
      on: on ?? today,
      before: steps.at(-1)?.on ?? today,
      today,
      isAuthor: row.author === viewer.subject,
      isLegalOfficer: hasRole(viewer, 'LEGAL_OFFICER'),
    });
    if (refusal) throw refusals[refusal](row.state);
    const moved: ReferralRow = {
      ...row,
      state,
      clearedBy: state === ReferralState.LEGAL_CLEARANCE ? (viewer.subject ?? '') : row.clearedBy,
      sentOn: state === ReferralState.SENT ? (on ?? today) : row.sentOn,
      version: row.version + 1,
    };
    await this.repository((referrals) => referrals.move(moved));
    await this.note(moved, on ?? today, note);
    return this.present(moved);
  }

  private async note({ id: referralId, agency, state, caseId }: ReferralRow, on: string, note: string | null) {
    const { viewer, clock, cipher, audit } = this.work;
    const id = newId();
    const sealed = note && cipher.seal(note, stepContext(id));
    const step = { id, referralId, agency, state, on, note: sealed, recordedBy: viewer.subject ?? '' };
    await this.repository((referrals) => referrals.insertStep({ ...step, recordedAt: clock.now() }));
    await audit.record({ objectType: 'Referral', objectId: referralId, detail: { caseId, state, stepId: id } });
  }

  private present(row: ReferralRow): Referral {
    const words = JSON.parse(this.work.cipher.open(row.sealed, contextOf(row.id))) as Words;
    return { ...row, ...words, authority: row.authority as Referral['authority'], state: row.state as ReferralState };
  }

  private repository<Result>(work: (referrals: ReferralRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new ReferralRepository(transaction)));
  }
}

const contextOf = (id: string) => `referral:${id}`;
const stepContext = (id: string) => `referral-step:${id}`;

const refusals: Record<ReferralRefusal, (state: string) => AppError> = {
  INVALID_STATE: (state) =>
    new AppError('CONFLICT', `The referral is ${state}; this is not its next step.`, {
      reason: 'INVALID_STATE',
      facts: { state },
    }),
  AUTHOR: () => forbidden('A legal officer who did not write the referral clears it.', 'SEGREGATION_OF_DUTIES'),
  NOT_LEGAL: () => forbidden('A legal officer clears a referral.'),
  DAY: () => invalidInput('It happened today at the latest, and not before the step before.', 'input.on'),
};
