import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { addDays, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { noticesOf } from '../../federation/partner-notices';
import type { ConsultationService } from '../consultations/consultation.service';
import type { ParticipationService } from '../invitations/participation.service';
import { SurveyKind } from './survey.enums';
import type { CloseSurveyInput, CreateSurveyInput } from './survey.inputs';
import { type SurveyInvitationRow, SurveyRepository, type SurveyRow } from './survey.repository';
import { faultOf, surveyStateOf } from './survey.rules';
import type { Survey, SurveyBallot } from './survey.view';
import { hashOf, tokenOf } from './survey-token';

export interface SurveySources {
  consultations: ConsultationService;
  participations: ParticipationService;
  knownOffices: KnownOfficeService;
}

/** Days that partners have when nobody says until when. */
const usualDays = 14;

/** Surveys among partners (JIU-99, story 4.e step 2). */
export class SurveyService {
  private readonly repository: SurveyRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: SurveySources,
  ) {
    this.repository = new SurveyRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: SurveyRow) => row.id,
  );

  private readonly own = rowsLoader(
    (ids) => this.repository.findInvitations(ids, this.sources.participations.partnersOfViewer()),
    (row: SurveyInvitationRow) => row.surveyId,
  );

  async find(id: string): Promise<SurveyRow | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  /** For the viewer: staff see those of the countries in their sight, partners those that they may answer. */
  async visible(id: string): Promise<Survey | null> {
    const row = await this.find(id);
    if (!row) return null;
    if (this.work.viewer.kind === 'PARTNER') return (await this.own.load(id)).length > 0 ? this.present(row) : null;
    const inSight = await this.sources.knownOffices.countriesInSight();
    const isSeen = inSight === null || (row.country !== null && inSight.includes(row.country));
    return isSeen ? this.present(row) : null;
  }

  async get(id: string): Promise<Survey> {
    const row = await this.find(id);
    if (!row) throw notFound('survey');
    return this.present(row);
  }

  async page(
    filter: { kind?: SurveyKind | null; consultationId?: string | null; agency?: string | null },
    { first, after }: PageArgs,
  ): Promise<Page<Survey>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = {
      kind: filter.kind ?? null,
      consultationId: filter.consultationId ?? null,
      agency: filter.agency ?? null,
      inSight: await this.sources.knownOffices.countriesInSight(),
      partnerIds: this.work.viewer.kind === 'PARTNER' ? this.sources.participations.partnersOfViewer() : null,
    };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(search, last, first + 1),
      this.repository.count(search),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => this.present(row) });
  }

  /** Of the partners that the viewer acts for. */
  async ballotsOf(surveyId: string): Promise<SurveyBallot[]> {
    const rows = await this.own.load(surveyId);
    return rows.map(({ partnerId, answered }) => ({
      partnerId,
      answered,
      token: tokenOf(this.work.cipher, surveyId, partnerId),
    }));
  }

  async create(input: CreateSurveyInput): Promise<Survey> {
    const { clock, audit, cipher, outbox } = this.work;
    const fault = faultOf(input.questions);
    if (fault) throw invalidInput(fault, 'input.questions', 'QUESTIONS_UNCLEAR');
    const consultation = await this.sources.consultations.lockOwn(input.consultationId, 'survey');
    const today = dayOf(clock.now());
    const closesOn = input.closesOn ?? addDays(today, usualDays);
    if (closesOn < today) throw invalidInput('The last day is over.', 'input.closesOn', 'DAY_IS_OVER');
    const partnerIds = (await this.sources.consultations.participantsOf(consultation.id)).map((one) => one.partnerId);
    const id = newId();
    await this.repository.insert({
      id,
      kind: SurveyKind.CONSULTATION,
      consultationId: consultation.id,
      leadAgency: consultation.leadAgency,
      agencyCodes: [consultation.leadAgency, ...consultation.coAgencies],
      country: consultation.country,
      period: null,
      anonymous: input.anonymous,
      k: input.k,
      questions: input.questions.map((question) => ({ ...question, choices: question.choices ?? null })),
      closesOn,
      invited: partnerIds.length,
      createdAt: clock.now(),
    });
    await this.repository.invite(
      id,
      partnerIds.map((partnerId) => ({ partnerId, tokenHash: hashOf(cipher, tokenOf(cipher, id, partnerId)) })),
    );
    const survey = await this.get(id);
    await outbox.publishAll(
      noticesOf(partnerIds, {
        kind: 'SURVEY_OPEN',
        referenceNo: survey.referenceNo,
        agency: survey.leadAgency,
        dueOn: closesOn,
        at: clock.now(),
      }),
    );
    const detail = { consultationId: consultation.id, invited: partnerIds.length };
    await audit.record({ objectType: 'Survey', objectId: id, detail });
    return survey;
  }

  async close({ surveyId }: CloseSurveyInput): Promise<Survey> {
    const { clock, audit } = this.work;
    const row = await this.lock(surveyId);
    // Feedback has no consultation: its half-year closes it.
    if (row.consultationId === null) throw notFound('survey');
    await this.sources.consultations.lockOwn(row.consultationId, 'survey');
    if (!row.closedAt) await this.repository.close(row.id, clock.now());
    await audit.record({ objectType: 'Survey', objectId: row.id });
    return this.present({ ...row, closedAt: row.closedAt ?? clock.now() });
  }

  async lock(id: string): Promise<SurveyRow> {
    const row = isId(id) ? await this.repository.lock(id) : null;
    if (!row) throw notFound('survey');
    return row;
  }

  present(row: SurveyRow): Survey {
    return { ...row, state: surveyStateOf(row, dayOf(this.work.clock.now())) };
  }
}
