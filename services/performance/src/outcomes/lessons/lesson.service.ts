import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { LearningReader } from '../good-practices/good-practice.repository';
import { audiencesOf, LearningAudience } from '../good-practices/learning.enums';
import type { OutcomeThemeService } from '../themes/outcome-theme.service';
import type { LessonsArgs, PublishLessonInput, RecordLessonInput, WithdrawLessonInput } from './lesson.inputs';
import { LessonRepository } from './lesson.repository';
import { type Lesson, LessonState } from './lesson.view';

interface Parts {
  knownPartners: KnownPartnerService;
  outcomeThemes: OutcomeThemeService;
}

/** What agencies learned, for those who select and work with partners next (JIU-103). */
export class LessonService {
  private readonly repository: LessonRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new LessonRepository(work.database.manager);
  }

  async find(id: string): Promise<Lesson | null> {
    return isId(id) ? this.repository.find(id, this.reader) : null;
  }

  async get(id: string): Promise<Lesson> {
    const lesson = await this.find(id);
    if (!lesson) throw notFound('lesson');
    return lesson;
  }

  async page({ filter, first, after }: LessonsArgs): Promise<Page<Lesson>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const question = {
      theme: filter?.theme ?? null,
      country: filter?.country ?? null,
      sector: filter?.sector ?? null,
      partnerId: filter?.partnerId ?? null,
      text: filter?.text ?? null,
    };
    const rows = await this.repository.findPage(this.reader, question, { after: last, limit: first + 1 });
    const counted = await this.repository.count(this.reader, question);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async record(input: RecordLessonInput): Promise<Lesson> {
    const { clock, audit } = this.work;
    if (input.theme) await this.parts.outcomeThemes.demand(input.theme, 'input.theme');
    const aboutPartnerId = input.partnerId ? await this.parts.knownPartners.demand(input.partnerId) : null;
    const row: Lesson = {
      id: newId(),
      agencyCode: this.agency,
      source: input.source,
      sourceId: input.sourceId ?? null,
      title: input.title.trim(),
      text: input.text.trim(),
      theme: input.theme ?? null,
      countryCode: input.country ?? null,
      sector: input.sector ?? null,
      partnerType: input.partnerType ?? null,
      aboutPartnerId,
      emergency: input.emergency,
      tags: [...new Set(input.tags)].sort(),
      evidenceStrength: input.evidenceStrength,
      audience: LearningAudience.INTER_AGENCY,
      state: LessonState.DRAFT,
      reason: null,
      recordedAt: clock.now(),
      publishedAt: null,
      version: 1,
    };
    await this.repository.insert(row);
    await audit.record({ objectType: 'Lesson', objectId: row.id });
    return row;
  }

  /** Published again, with a wider audience, is promotion (2.8). */
  async publish({ lessonId, audience }: PublishLessonInput): Promise<Lesson> {
    const stored = await this.lock(lessonId);
    if (stored.state === LessonState.WITHDRAWN) throw wrongState(stored.state);
    if (stored.aboutPartnerId !== null && audience !== LearningAudience.INTER_AGENCY) {
      throw invalidInput('A lesson about one partner is for agencies alone.', 'input.audience');
    }
    const order = Object.values(LearningAudience);
    if (stored.state === LessonState.PUBLISHED && order.indexOf(audience) <= order.indexOf(stored.audience)) {
      throw wrongState(stored.state);
    }
    const publishedAt = stored.publishedAt ?? this.work.clock.now();
    return this.save({ ...stored, audience, state: LessonState.PUBLISHED, publishedAt });
  }

  async withdraw({ lessonId, reason }: WithdrawLessonInput): Promise<Lesson> {
    const stored = await this.lock(lessonId);
    if (stored.state === LessonState.WITHDRAWN) throw wrongState(stored.state);
    return this.save({ ...stored, state: LessonState.WITHDRAWN, reason: reason.trim() });
  }

  private async save(row: Lesson): Promise<Lesson> {
    const saved = { ...row, version: row.version + 1 };
    await this.repository.update(saved);
    const { id, state, audience } = saved;
    await this.work.audit.record({ objectType: 'Lesson', objectId: id, detail: { state, audience } });
    return saved;
  }

  private async lock(id: string): Promise<Lesson> {
    const row = isId(id) ? await this.repository.lock(id, this.agency) : null;
    if (!row) throw notFound('lesson');
    return row;
  }

  private get reader(): LearningReader {
    const { kind, agency, roles } = this.work.viewer;
    const member = kind === 'AGENCY' && roles.length > 0;
    return { audiences: audiencesOf(kind === 'AGENCY' && !member ? 'PUBLIC' : kind), agency: member ? agency : null };
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Agencies keep lessons.');
    return agency;
  }
}

const wrongState = (state: LessonState) =>
  new AppError('CONFLICT', `This lesson is ${state}.`, { reason: 'INVALID_STATE', facts: { state } });
