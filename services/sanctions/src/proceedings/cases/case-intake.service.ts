import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { ObservationService } from '../../intelligence/observations/observation.service';
import type { CaseDossierService } from '../case-dossiers/case-dossier.service';
import { caseText } from '../case-dossiers/case-text';
import type { CaseEvidenceService } from '../case-evidence/case-evidence.service';
import type {
  CreateIneligibilityCaseInput,
  DismissCaseInput,
  StartCaseReviewInput,
  UpdateIneligibilityCaseInput,
} from './case.inputs';
import { CaseRepository, type CaseRow } from './case.repository';
import { isBeforeNotice, referenceNo, trackOf } from './case.rules';
import { type CaseService, wrongState } from './case.service';
import { CaseRecordRepository } from './case-record.repository';

interface Parts {
  cases: CaseService;
  dossiers: CaseDossierService;
  evidence: CaseEvidenceService;
  agencies: AgencyService;
  partnerRedirects: PartnerRedirectService;
  observations: ObservationService;
}

/** The work on a case up to its notice. */
export class CaseIntakeService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async open(input: CreateIneligibilityCaseInput): Promise<CaseRow> {
    const { clock, viewer, audit } = this.work;
    const { cases, dossiers, evidence } = this.parts;
    const leadAgency = viewer.agency ?? '';
    if (input.leadAgency && input.leadAgency !== leadAgency) {
      throw invalidInput('Your agency opens the cases that it leads itself.', 'input.leadAgency');
    }
    this.checkConduct(input);
    await this.checkAgencies(input.otherAgencies);
    const partnerIds = await this.respondents(input.respondents);
    await this.checkCited(input.citedObservations, partnerIds);
    const now = clock.now();
    const row = {
      id: newId(),
      leadAgency,
      otherAgencies: input.otherAgencies.filter((code) => code !== leadAgency),
      grounds: input.grounds,
      conductFrom: input.conductFrom,
      conductTo: input.conductTo,
      state: 'INTAKE' as const,
      track: await this.trackOf(partnerIds),
      publicationLevel: input.publicationLevel,
      citedObservations: input.citedObservations,
      createdBy: viewer.subject ?? '',
      createdAt: now,
    };
    const dossier = {
      summary: caseText(input.summary, 'input.summary'),
      legalBasis: caseText(input.legalBasis, 'input.legalBasis', 3),
      persons: input.persons.map(({ name, role }) => ({ name: name.trim(), role: role.trim() })),
    };
    const year = now.getUTCFullYear();
    const number = await this.repository((rows) => rows.nextNumber(leadAgency, year));
    await this.repository((rows) => rows.insert({ ...row, referenceNo: referenceNo(leadAgency, year, number) }));
    await this.record((record) =>
      record.insertRespondents(
        partnerIds.map((partnerId) => ({
          id: newId(),
          caseId: row.id,
          partnerId,
          leadAgency,
          relation: null,
          notifiedAt: null,
          responseDueAt: null,
          respondedAt: null,
        })),
      ),
    );
    await dossiers.open(row.id, leadAgency, dossier);
    const opened = await cases.get(row.id);
    await cases.takePart(opened, 'INVESTIGATION');
    await evidence.add(opened, input.evidence, 'input.evidence');
    await cases.note(opened, null, 'INTAKE', 'OPENED');
    await cases.announce(opened, 'INTAKE');
    await audit.record({ objectType: 'IneligibilityCase', objectId: row.id, detail: { partnerIds } });
    return opened;
  }

  /** Of the respondents, and only what the investigator may read; they are never the sole ground of a decision. */
  private async checkCited(ids: readonly string[], partnerIds: readonly string[]): Promise<void> {
    const cited = ids.length > 0 ? await this.parts.observations.citable(ids) : [];
    if (!cited.every(({ partnerId }) => partnerIds.includes(partnerId))) throw notFound('observation');
  }

  /** What a case rests on is fixed by its notice. */
  async update({ caseId, expectedVersion, ...input }: UpdateIneligibilityCaseInput): Promise<CaseRow> {
    const { cases, dossiers } = this.parts;
    const row = await this.beforeNotice(caseId, expectedVersion);
    const changes = {
      otherAgencies: input.otherAgencies ?? row.otherAgencies,
      grounds: input.grounds ?? row.grounds,
      conductFrom: input.conductFrom ?? row.conductFrom,
      conductTo: input.conductTo ?? row.conductTo,
      publicationLevel: input.publicationLevel ?? row.publicationLevel,
      citedObservations: row.citedObservations,
    };
    this.checkConduct(changes);
    await this.checkAgencies(changes.otherAgencies);
    await this.repository((rows) => rows.change(caseId, changes));
    const dossier = await dossiers.ofCase(caseId);
    if (dossier && (input.summary || input.legalBasis)) {
      const summary = input.summary ? caseText(input.summary, 'input.summary') : dossier.summary;
      const legalBasis = input.legalBasis ? caseText(input.legalBasis, 'input.legalBasis', 3) : dossier.legalBasis;
      await dossiers.save(caseId, { ...dossier, summary, legalBasis });
    }
    const changed = Object.entries(input).flatMap(([field, value]) => (value == null ? [] : [field]));
    await this.work.audit.record({ objectType: 'IneligibilityCase', objectId: caseId, detail: { changed } });
    return cases.get(caseId);
  }

  async startReview({ caseId, expectedVersion }: StartCaseReviewInput): Promise<CaseRow> {
    const row = await this.beforeNotice(caseId, expectedVersion);
    return this.parts.cases.move(row.id, 'PRELIMINARY_REVIEW', 'REVIEW_STARTED');
  }

  /** Once the panel has a case, only the panel ends it. Who had a notice is told that it is over. */
  async dismiss({ caseId, reasoning, expectedVersion }: DismissCaseInput): Promise<CaseRow> {
    const { cases, dossiers } = this.parts;
    const row = await cases.lockAt(caseId, expectedVersion);
    await cases.takePart(row, 'INVESTIGATION');
    const dossier = await dossiers.ofCase(caseId);
    const dismissal = caseText(reasoning, 'input.reasoning');
    const dismissed = await cases.move(caseId, 'DISMISSED', 'DISMISSED');
    if (dossier) await dossiers.save(caseId, { ...dossier, dismissal });
    for (const { partnerId, notifiedAt } of await cases.respondentsOf(caseId)) {
      if (notifiedAt) await cases.noticeDue(partnerId, 'CASE_CLOSED', caseId);
    }
    return dismissed;
  }

  private async beforeNotice(caseId: string, expectedVersion: number): Promise<CaseRow> {
    const row = await this.parts.cases.lockAt(caseId, expectedVersion);
    await this.parts.cases.takePart(row, 'INVESTIGATION');
    if (!isBeforeNotice(row.state)) throw wrongState(row.state);
    return row;
  }

  private checkConduct({ conductFrom, conductTo }: { conductFrom: string; conductTo: string }): void {
    if (conductFrom > conductTo) throw invalidInput('The conduct cannot end before it begins.', 'input.conductTo');
    if (conductTo > dayOf(this.work.clock.now())) {
      throw invalidInput('The conduct of a case lies in the past.', 'input.conductTo');
    }
  }

  private async checkAgencies(codes: readonly string[]): Promise<void> {
    const known = codes.length > 0 ? await this.parts.agencies.codes() : [];
    if (codes.some((code) => !known.includes(code))) throw notFound('agency');
  }

  /** A partner that was merged is its survivor. */
  private async respondents(ids: readonly string[]): Promise<string[]> {
    if (!ids.every((id) => isId(id))) throw notFound('partner');
    const found = await Promise.all(ids.map((id) => this.parts.partnerRedirects.resolve(id)));
    return [...new Set(found)];
  }

  private async trackOf(partnerIds: readonly string[]): Promise<CaseRow['track']> {
    const known = await this.record((record) => record.findPrimaryTypes(partnerIds));
    if (known.length < partnerIds.length) throw notFound('partner');
    const track = trackOf(known.map(({ primaryType }) => primaryType));
    if (!track) throw invalidInput('Open a case of its own for a government (S-INV-9).', 'input.respondents');
    return track;
  }

  private record<Result>(run: (record: CaseRecordRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRecordRepository(transaction)));
  }

  private repository<Result>(run: (cases: CaseRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRepository(transaction)));
  }
}
