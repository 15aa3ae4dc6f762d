import { AppError, forbidden, notFound } from '@partner-commons/platform/errors';
import type { FileLink } from '@partner-commons/platform/files/file-store';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { hasRole, type Viewer } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { OfficeService } from '../../access/offices/office.service';
import { partnerDocumentFile } from '../documents/document.rules';
import { downloadLifetime } from '../documents/document.service';
import { phaseOf } from '../papers/paper.rules';
import { invalidState, type RegistrationService } from '../registrations/registration.service';
import type { RecommendationWaiver } from './recommendation.entity';
import type { GrantRecommendationWaiverInput } from './recommendation.inputs';
import { RecommendationRepository } from './recommendation.repository';
import { letterReaders } from './recommendation.rules';
import { RecommendationContentRepository, type WaiverCaseRow } from './recommendation-content.repository';

/** The Representative's way round the letters (UNHCR-43, R-INV-3). */
export class WaiverService {
  private readonly repository: RecommendationRepository;

  constructor(
    private readonly work: Work,
    private readonly features: { registrations: RegistrationService; offices: OfficeService },
  ) {
    this.repository = new RecommendationRepository(work.database.manager);
  }

  private readonly byRegistration = rowLoader(
    (ids) => this.repository.findWaivers(ids),
    (row: RecommendationWaiver) => row.registrationId,
  );
  private readonly cases = rowLoader(
    (ids) => this.readCases(ids),
    (row: WaiverCaseRow) => row.waiverId,
  );

  ofRegistration(registrationId: string): Promise<RecommendationWaiver | null> {
    return this.byRegistration.load(registrationId);
  }

  /** Such as `REPRESENTATIVE, UNHCR Somalia`: who waived, by role and office. */
  async grantor({ officeId }: RecommendationWaiver): Promise<string> {
    const office = await this.features.offices.find(officeId);
    return `REPRESENTATIVE, ${office?.name ?? 'an office that is gone'}`;
  }

  /** Null for other agencies, other roles and the partner. */
  async case(waiver: RecommendationWaiver): Promise<WaiverCaseRow | null> {
    return mayReadCase(this.work.viewer, waiver) ? this.cases.load(waiver.id) : null;
  }

  async grant(input: GrantRecommendationWaiverInput): Promise<RecommendationWaiver> {
    const { viewer, clock, files, database, audit } = this.work;
    const { registrations, offices } = this.features;
    const { id: registrationId } = await registrations.get(input.registrationId);
    const { partnerId, officeId, state } = await registrations.lock(registrationId);
    if (!officeId) throw forbidden('No office is responsible for this registration, so nobody can waive.');
    await offices.requireRole(officeId, 'REPRESENTATIVE');
    await registrations.refuseKeyer(registrationId);
    if (partnerId === null || phaseOf(state) !== 'COLLECTING') throw invalidState(state);
    const use = { kind: partnerDocumentFile, agency: viewer.agency };
    const file = await files.require(input.localAssessmentFileId, use, database.manager);
    const waiver: RecommendationWaiver = {
      id: newId(),
      registrationId,
      partnerId,
      agency: viewer.agency ?? '',
      officeId,
      grantedBy: viewer.subject ?? viewer.kind,
      grantedAt: clock.now(),
    };
    if (!(await this.repository.insertWaiver(waiver))) {
      throw new AppError('CONFLICT', 'Letters were waived for this registration already.', {
        reason: 'DECIDED_MEANWHILE',
      });
    }
    const { id: waiverId, agency } = waiver;
    await database.confidential((transaction) =>
      new RecommendationContentRepository(transaction).insertCase({
        waiverId,
        agency,
        reason: input.reason,
        localAssessmentFileId: file.id,
        sha256: file.sha256,
      }),
    );
    this.byRegistration.clear(registrationId);
    await audit.record({
      objectType: 'RecommendationWaiver',
      objectId: waiverId,
      detail: { registrationId, partnerId, officeId, sha256: file.sha256 },
    });
    return waiver;
  }

  /** A URL for the local assessment. */
  async createDownload(waiverId: string): Promise<FileLink> {
    const waiver = isId(waiverId) ? await this.repository.findWaiver(waiverId) : null;
    if (!waiver) throw notFound('waiver');
    const found = await this.case(waiver);
    if (!found) throw forbidden(`A local assessment is for ${letterReaders.join(' or ')} of ${waiver.agency}.`);
    await this.work.audit.record({
      objectType: 'RecommendationWaiver',
      objectId: waiverId,
      detail: { sha256: found.sha256 },
    });
    return this.work.files.createDownload(found.localAssessmentFileId, downloadLifetime);
  }

  private readCases(ids: readonly string[]): Promise<WaiverCaseRow[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new RecommendationContentRepository(transaction).findCases(ids);
      const trail = this.work.audit.within(transaction, 'RecommendationWaiver.case');
      await trail.record({
        objectType: 'RecommendationWaiver',
        detail: { waiverIds: rows.map(({ waiverId }) => waiverId) },
      });
      return rows;
    });
  }
}

const mayReadCase = (viewer: Viewer, { agency }: RecommendationWaiver) =>
  viewer.kind === 'AGENCY' && viewer.agency === agency && hasRole(viewer, ...letterReaders);
