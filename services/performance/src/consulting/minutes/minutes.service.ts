import { rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { ConsultationRow } from '../consultations/consultation.repository';
import type { ConsultationService } from '../consultations/consultation.service';
import type { ParticipationService } from '../invitations/participation.service';
import { MinutesRepository, type MinutesRow } from './minutes.repository';
import type { ConsultationMinutes, RecordMinutesInput } from './minutes.view';

export interface MinutesSources {
  consultations: ConsultationService;
  participations: ParticipationService;
}

const nothing: ConsultationMinutes = { text: null, version: null, recordedAt: null, redaction: null };
const withheld: ConsultationMinutes = {
  ...nothing,
  redaction: confidential('Ask the agency that led the consultation; outcomes are shared by their audience.'),
};

/** What was said in a consultation: for those who took part. */
export class MinutesService {
  constructor(
    private readonly work: Work,
    private readonly sources: MinutesSources,
  ) {}

  private readonly latest = rowsLoader(
    (ids) => this.readAll(ids),
    (row: MinutesRow) => row.consultationId,
  );

  /** A redaction for others also where there are none, so that it tells nothing. */
  async read(consultation: ConsultationRow): Promise<ConsultationMinutes> {
    if (!(await this.maySee(consultation))) return withheld;
    const [row] = await this.latest.load(consultation.id);
    if (!row) return nothing;
    const text = this.work.cipher.open(row.text, contextOf(row));
    return { text, version: row.version, recordedAt: row.recordedAt, redaction: null };
  }

  async record({ consultationId, text }: RecordMinutesInput): Promise<ConsultationRow> {
    const { clock, cipher, database, viewer } = this.work;
    const { consultations } = this.sources;
    const consultation = await consultations.lockOwn(consultationId, 'minute');
    await database.confidential(async (transaction) => {
      const minutes = new MinutesRepository(transaction);
      const [before] = await minutes.findLatest([consultation.id]);
      const version = (before?.version ?? 0) + 1;
      await minutes.insert({
        consultationId: consultation.id,
        version,
        agencies: [consultation.leadAgency, ...consultation.coAgencies],
        text: cipher.seal(text, contextOf({ consultationId: consultation.id, version })),
        recordedBy: viewer.subject ?? '',
        recordedAt: clock.now(),
      });
    });
    return consultations.save(consultation, null, { change: 'MINUTED' });
  }

  private async maySee({ id, leadAgency, coAgencies }: ConsultationRow): Promise<boolean> {
    const { kind, agency, roles } = this.work.viewer;
    if (kind === 'AGENCY') return roles.length > 0 && [leadAgency, ...coAgencies].includes(agency ?? '');
    const own = kind === 'PARTNER' ? await this.sources.participations.ownInvitations(id) : [];
    return own.some(({ attended }) => attended === true);
  }

  private readAll(ids: readonly string[]): Promise<MinutesRow[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new MinutesRepository(transaction).findLatest(ids);
      const read = rows.map(({ consultationId }) => consultationId);
      if (read.length > 0) {
        await this.work.audit
          .within(transaction, 'Consultation.minutes')
          .record({ objectType: 'Consultation', detail: { ids: read } });
      }
      return rows;
    });
  }
}

const contextOf = ({ consultationId, version }: Pick<MinutesRow, 'consultationId' | 'version'>) =>
  `consultation-minutes:${consultationId}:${version}`;
