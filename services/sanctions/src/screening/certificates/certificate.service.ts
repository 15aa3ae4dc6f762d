import { randomBytes } from 'node:crypto';
import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { ListSourceService } from '../../listing/sources/list-source.service';
import { shownStatus } from '../clearances/clearance.rules';
import type { ScreenedBasis } from '../screenings/screening.rules';
import type { ScreeningRecordService } from '../screenings/screening-record.service';
import { type CertificateContent, hashOfPerson } from './certificate.content';
import type { IssueScreeningCertificateInput } from './certificate.inputs';
import { type Certifiable, CertificateRepository, type CertificateRow } from './certificate.repository';
import { resultOf } from './certificate.rules';
import type { CertificateSigner } from './certificate.signer';

export interface CertificateParts {
  signer: CertificateSigner;
  records: ScreeningRecordService;
  redirects: PartnerRedirectService;
  sources: ListSourceService;
}

/** Statements about screenings that can be checked without us. */
export class CertificateService {
  private readonly repository: CertificateRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: CertificateParts,
  ) {
    this.repository = new CertificateRepository(work.database.manager);
  }

  /** Of one's own agency: whom another one asked about is its business. */
  async find(id: string): Promise<CertificateRow | null> {
    const row = isId(id) ? await this.repository.find(id) : null;
    return row?.agency === this.work.viewer.agency ? row : null;
  }

  async get(id: string): Promise<CertificateRow> {
    const row = await this.find(id);
    if (!row) throw notFound('certificate');
    return row;
  }

  async keys(): Promise<{ jwks: string }> {
    const { publicJwk } = this.parts.signer;
    const kept = (await this.repository.findKeys()).map(({ jwk }) => jwk).filter(({ kid }) => kid !== publicJwk.kid);
    return { jwks: JSON.stringify({ keys: [publicJwk, ...kept] }) };
  }

  async issue({ partnerId }: IssueScreeningCertificateInput): Promise<CertificateRow> {
    const { redirects, signer } = this.parts;
    const { viewer, clock, audit } = this.work;
    const standing = isId(partnerId) ? await redirects.resolve(partnerId) : null;
    const certifiable = standing && (await this.repository.findCertifiable(standing));
    if (!certifiable) throw notFound('partner');
    const id = newId();
    const issuedAt = clock.now();
    const content = await this.contentOf(certifiable, { id, issuedAt });
    const row: CertificateRow = {
      id,
      partnerId: certifiable.partnerId,
      screeningId: content.screeningId,
      agency: viewer.agency ?? '',
      issuedBy: viewer.subject ?? viewer.kind,
      issuedAt,
      kid: signer.publicJwk.kid,
      jws: await signer.sign(content),
    };
    await this.repository.keepKey(signer.publicJwk, issuedAt);
    await this.repository.insert(row);
    await audit.record({
      objectType: 'ScreeningCertificate',
      objectId: id,
      detail: { partnerId: row.partnerId, screeningId: row.screeningId, result: content.result },
    });
    return row;
  }

  private async contentOf(
    { partnerId, checkedAt, snapshots, scorerVersion, screeningId, ...clearance }: Certifiable,
    { id, issuedAt }: { id: string; issuedAt: Date },
  ): Promise<CertificateContent> {
    const told = resultOf(shownStatus(clearance));
    const screening = screeningId && (await this.parts.records.find(screeningId));
    const basis = screening && (await this.parts.records.basisOf(screening));
    if (!told || !screening || !basis || !checkedAt || clearance.basisHash !== clearance.currentBasisHash) {
      throw notScreened();
    }
    const versions = await this.parts.sources.versions(snapshots);
    return {
      iss: 'partner-commons/sanctions',
      jti: id,
      aud: this.work.viewer.agency ?? '',
      issuedAt: issuedAt.toISOString(),
      partner: {
        id: partnerId,
        names: basis.names.map(({ value, kind }) => ({ value, kind })),
        identifiers: (basis.identifiers ?? []).map(({ scheme, value, country }) => ({ scheme, value, country })),
      },
      people: peopleOf(basis),
      lists: versions.map(({ source, version, publishedAt, confirmedAt, isStale }) => ({
        source,
        version,
        publishedAt: publishedAt.toISOString(),
        confirmedAt: confirmedAt.toISOString(),
        wasStale: isStale,
      })),
      scorerVersion: scorerVersion ?? screening.scorerVersion,
      threshold: screening.threshold,
      screenedAt: checkedAt.toISOString(),
      screeningId: screening.id,
      ...told,
    };
  }
}

function peopleOf({ people }: ScreenedBasis): CertificateContent['people'] {
  const salt = randomBytes(16).toString('base64url');
  return { salt, hashes: people.flatMap(({ names }) => names.map((name) => hashOfPerson(salt, name))).sort() };
}

const notScreened = () =>
  new AppError('PRECONDITION_FAILED', 'The partner was not screened as it is now. Screen it, then ask again.', {
    reason: 'NOT_SCREENED',
  });
