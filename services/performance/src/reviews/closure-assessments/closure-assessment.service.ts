import { invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { confidential } from '@partner-commons/platform/redaction';
import { hasRole, type Role } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { wrongState } from '../performance-reviews/review.rules';
import type { OfficeReachService } from '../review-wiring/office-reach.service';
import { closureReaders, closureWriters } from '../review-wiring/review-roles';
import type {
  ClosureAssessmentsArgs,
  SubmitClosureAssessmentInput,
  WaiveClosureAssessmentInput,
} from './closure-assessment.inputs';
import {
  ClosureAssessmentRepository,
  type ClosureRow,
  ClosureTextRepository,
  type StoredClosureText,
} from './closure-assessment.repository';
import { checkClosure, horizonOf, stateOf } from './closure-assessment.rules';
import type { ClosureAssessment, ClosureText } from './closure-assessment.view';

interface Parts {
  knownOffices: KnownOfficeService;
  officeReach: OfficeReachService;
}

type Words = Omit<ClosureText, 'redaction'>;

const waivers: Role[] = ['REPRESENTATIVE', 'IP_UNIT_ADMIN'];
const contextOf = (id: string) => `closure-assessment:${id}`;

/** What an agency says of an agreement at its end (HAB-26). */
export class ClosureAssessmentService {
  private readonly repository: ClosureAssessmentRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new ClosureAssessmentRepository(work.database.manager);
  }

  private readonly texts = rowLoader(
    (ids) => this.readTexts(ids),
    (row: StoredClosureText) => row.closureId,
  );

  private readonly overdue = rowLoader(
    (ids) => this.repository.countOverdue(ids, this.today),
    (row: { partnerId: string; count: number }) => row.partnerId,
  );

  async page({ filter, first, after }: ClosureAssessmentsArgs): Promise<Page<ClosureAssessment>> {
    const { agency = null, country = null, state = null, year } = filter ?? {};
    const last = decodeCursor(after, 2);
    if (last && (!/^\d{4}-\d{2}-\d{2}$/.test(last[0] ?? '') || !isId(last[1] ?? ''))) {
      throw invalidInput('This cursor is not one of ours.', 'after');
    }
    const query = {
      agency,
      country,
      state,
      from: year ? `${year}-01-01` : null,
      until: year ? `${year + 1}-01-01` : null,
      today: this.today,
      horizon: horizonOf(this.today),
      countries: await this.parts.knownOffices.countriesInSight(),
    };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, last, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, {
      cursor: ({ dueOn, engagementId }) => [dueOn, engagementId],
      node: (row) => this.present(row),
    });
  }

  async get(engagementId: string): Promise<ClosureAssessment> {
    const row = isId(engagementId) ? await this.repository.find(engagementId) : null;
    if (!row) throw notFound('engagement');
    return this.present(row);
  }

  async textOf({ closureId, agencyCode }: ClosureAssessment): Promise<ClosureText | null> {
    if (closureId === null) return null;
    const { viewer, cipher } = this.work;
    const mayRead = viewer.kind === 'AGENCY' && viewer.agency === agencyCode && hasRole(viewer, ...closureReaders);
    const stored = mayRead ? await this.texts.load(closureId) : null;
    if (!stored) return { ...nothing, redaction: confidential(`Ask ${agencyCode}, whose agreement it was.`) };
    return { ...(JSON.parse(cipher.open(stored.sealed, contextOf(closureId))) as Words), redaction: null };
  }

  /** Agreements with the partner that ended, and nobody has said how. */
  async overdueOf(partnerId: string): Promise<number> {
    return (await this.overdue.load(partnerId))?.count ?? 0;
  }

  /** For reports: how many agreements of a year ended, and what became of their assessments (HAB-24, HAB-27). */
  summaryOf(agency: string, year: number) {
    return this.repository.summarise(agency, `${year}-01-01`, `${year + 1}-01-01`, this.today);
  }

  async submit(input: SubmitClosureAssessmentInput): Promise<ClosureAssessment> {
    const { achievements, challenges, lessons, humanRights, gender, inclusion, accessibility, principles } = input;
    const texts = { achievements, challenges, lessons, humanRights, gender, inclusion, accessibility };
    checkClosure({ texts, principles });
    const row = await this.ownEngagement(input.engagementId, closureWriters);
    if (row.dueOn > horizonOf(this.today)) throw wrongState('This agreement does not end soon enough yet.', 'RUNNING');
    const words = { ...texts, principles, waiverReason: null };
    return this.write(row, { stored: 'SUBMITTED', words, expectedVersion: input.expectedVersion ?? null });
  }

  async waive({ engagementId, reason }: WaiveClosureAssessmentInput): Promise<ClosureAssessment> {
    const row = await this.ownEngagement(engagementId, waivers);
    if (row.stored !== null) throw wrongState(`This closure assessment is ${row.stored} already.`, row.stored);
    const { redaction: _redaction, ...empty } = nothing;
    return this.write(row, { stored: 'WAIVED', words: { ...empty, waiverReason: reason }, expectedVersion: null });
  }

  private async write(
    row: ClosureRow,
    {
      stored,
      words,
      expectedVersion,
    }: { stored: 'SUBMITTED' | 'WAIVED'; words: Words; expectedVersion: number | null },
  ): Promise<ClosureAssessment> {
    const { viewer, clock, cipher, audit } = this.work;
    const submittedAt = clock.now();
    const known = await this.repository.lock(row.engagementId);
    if (known && known.version !== expectedVersion) throw versionConflict('closure assessment', known.version);
    const closureId = known?.id ?? newId();
    const next = { ...row, closureId, stored, submittedAt, version: (known?.version ?? 0) + 1 };
    if (known) await this.repository.save(closureId, next);
    else if (!(await this.repository.insert(next))) throw versionConflict('closure assessment', 1);
    const sealed = cipher.seal(JSON.stringify(words), contextOf(closureId));
    const text = { closureId, version: next.version, agency: row.agencyCode, sealed, writtenBy: viewer.subject ?? '' };
    await this.work.database.confidential((transaction) => new ClosureTextRepository(transaction).insert(text));
    await this.tell(next);
    const { engagementId, version } = next;
    await audit.record({
      objectType: 'ClosureAssessment',
      objectId: closureId,
      detail: { engagementId, state: stored, version },
    });
    return this.present(next);
  }

  private tell({ engagementId, partnerId, agencyCode: agency, stored: state, submittedAt: at }: ClosureRow) {
    return this.work.outbox.publish({
      type: 'performance.closure-assessment-recorded',
      subject: engagementId,
      audience: 'INTERNAL',
      data: { engagementId, partnerId, agency, state, at },
    });
  }

  /** One that was signed and has an end; others have nothing to assess. */
  private async ownEngagement(id: string, roles: Role[]): Promise<ClosureRow> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row || row.agencyCode !== this.work.viewer.agency) throw notFound('engagement');
    await this.parts.officeReach.demand(row.country, ...roles);
    return row;
  }

  private readTexts(closureIds: readonly string[]): Promise<StoredClosureText[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ClosureTextRepository(transaction).find(closureIds);
      const ids = rows.map(({ closureId }) => closureId);
      if (ids.length > 0) {
        await audit
          .within(transaction, 'ClosureAssessment.text')
          .record({ objectType: 'ClosureAssessment', detail: { ids } });
      }
      return rows;
    });
  }

  private present({ stored, ...row }: ClosureRow): ClosureAssessment {
    return { ...row, state: stateOf(stored, row.dueOn, this.today) };
  }

  private get today(): string {
    return dayOf(this.work.clock.now());
  }
}

const nothing: ClosureText = {
  achievements: null,
  challenges: null,
  lessons: null,
  humanRights: null,
  gender: null,
  inclusion: null,
  accessibility: null,
  principles: null,
  waiverReason: null,
  redaction: null,
};
