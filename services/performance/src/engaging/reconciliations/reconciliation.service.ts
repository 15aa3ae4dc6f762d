import { notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementRow } from '../engagements/engagement.rules';
import type { EngagementService } from '../engagements/engagement.service';
import { reconcilers } from '../engaging-wiring/engaging-roles';
import { type MoneyPicture, MoneyPictureRepository } from '../money-pictures/money-picture.repository';
import type { ReconcileEngagementInput } from './reconciliation.inputs';
import { ReconciliationRepository } from './reconciliation.repository';
import { type Accepted, reconcile } from './reconciliation.rules';
import type { Reconciliation } from './reconciliation.view';

/** What the agency paid, what the partner reported and what audits tested, side by side (JIU-10). */
export class ReconciliationService {
  private readonly pictures: MoneyPictureRepository;

  constructor(
    private readonly work: Work,
    private readonly engagements: EngagementService,
  ) {
    this.pictures = new MoneyPictureRepository(work.database.manager);
  }

  private readonly pictureOf = rowLoader(
    (ids) => this.pictures.find(ids),
    (row: MoneyPicture) => row.engagementId,
  );

  private readonly acceptedOf = rowLoader(
    (ids) =>
      this.work.database.confidential((transaction) => new ReconciliationRepository(transaction).findLatest(ids)),
    (row: Accepted) => row.engagementId,
  );

  /** What an agency accepted is its own affair; others see how the sums go together. */
  async read({ id, agencyCode }: EngagementRow): Promise<Reconciliation> {
    const own = this.work.viewer.agency === agencyCode;
    const [picture, accepted] = await Promise.all([this.pictureOf.load(id), own ? this.acceptedOf.load(id) : null]);
    if (!picture) throw notFound('engagement');
    return reconcile(picture, accepted);
  }

  async accept({ engagementId, explanation }: ReconcileEngagementInput): Promise<EngagementRow> {
    const { database, viewer, clock, cipher, audit } = this.work;
    const engagement = await this.engagements.ofAgency(engagementId, reconcilers);
    const [picture] = await this.pictures.find([engagementId]);
    if (!picture) throw notFound('engagement');
    const id = newId();
    const { disbursedUsd, reportedUsd, auditedUsd, ineligibleUsd, refundedUsd } = picture;
    await database.confidential((transaction) =>
      new ReconciliationRepository(transaction).insert({
        ...{ disbursedUsd, reportedUsd, auditedUsd, ineligibleUsd, refundedUsd },
        id,
        engagementId,
        agency: engagement.agencyCode,
        explanation: cipher.seal(explanation.trim(), `reconciliation:${id}`),
        acceptedBy: viewer.subject ?? '',
        acceptedAt: clock.now(),
      }),
    );
    await audit.record({ objectType: 'Reconciliation', objectId: id, detail: { engagementId } });
    return engagement;
  }
}
