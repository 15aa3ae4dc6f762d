import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { RecognizeAgencyInput } from './agency-recognition.inputs';
import { AgencyRecognitionRepository } from './agency-recognition.repository';
import type { AgencyRecognition } from './agency-recognition.view';

/** The way of two agencies that did not both sign the Statement (reuse check 10). */
export class AgencyRecognitionService {
  private readonly repository: AgencyRecognitionRepository;

  constructor(
    private readonly work: Work,
    private readonly knownAgencies: KnownAgencyService,
  ) {
    this.repository = new AgencyRecognitionRepository(work.database.manager);
  }

  async search(agency: string | null, { first, after }: PageArgs): Promise<Page<AgencyRecognition>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.search(agency, last, first + 1),
      this.repository.count(agency),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async get(id: string): Promise<AgencyRecognition> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('recognition');
    return row;
  }

  /** Agencies that the two-sided way leads to. */
  mutualWith(agency: string): Promise<string[]> {
    return this.repository.findMutual(agency);
  }

  async recognize({ agency: other, legalRef }: RecognizeAgencyInput): Promise<AgencyRecognition> {
    const { viewer, clock, audit } = this.work;
    const agency = viewer.agency ?? '';
    await this.knownAgencies.demand([other], 'input.agency');
    if (other === agency) throw invalidInput('An agency need not recognise itself.', 'input.agency');
    const row: AgencyRecognition = {
      id: newId(),
      agencyCode: agency,
      otherCode: other,
      isMutual: false,
      legalRef: legalRef ?? null,
      recognizedAt: clock.now(),
      endedAt: null,
    };
    if (!(await this.repository.insert(row, viewer.subject ?? ''))) {
      throw new AppError('CONFLICT', `Your agency recognises ${other} already.`, { reason: 'ALREADY_RECOGNIZED' });
    }
    await audit.record({ objectType: 'AgencyRecognition', objectId: row.id, detail: { other } });
    return this.get(row.id);
  }

  async end(id: string): Promise<AgencyRecognition> {
    const { viewer, clock, audit } = this.work;
    const { agencyCode } = await this.get(id);
    if (agencyCode !== viewer.agency) throw notFound('recognition');
    if (!(await this.repository.end(id, agencyCode, viewer.subject ?? '', clock.now()))) {
      throw new AppError('CONFLICT', 'It does not hold any more.', { reason: 'INVALID_STATE', facts: { ended: true } });
    }
    await audit.record({ objectType: 'AgencyRecognition', objectId: id, detail: { ended: true } });
    return this.get(id);
  }
}
