import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { isLocal } from '../consultations/consultation.rules';
import type { ConsultationParticipants } from '../consultations/consultation.view';
import { type InvitationRow, type ParticipationCount, ParticipationRepository } from './participation.repository';

export interface Participation {
  partnerId: string;
  /** Null while nobody recorded who was present. */
  attended: boolean | null;
}

/** Who takes part in consultations, for those who ask. */
export class ParticipationService {
  private readonly repository: ParticipationRepository;

  constructor(private readonly work: Work) {
    this.repository = new ParticipationRepository(work.database.manager);
  }

  private readonly counts = rowsLoader(
    (ids) => this.repository.countOf(ids),
    (row: ParticipationCount) => row.consultationId,
  );

  private readonly own = rowsLoader(
    (ids) => this.repository.findOfPartners(ids, this.partnersOfViewer()),
    (row: InvitationRow) => row.consultationId,
  );

  /** Partners that the viewer acts for; none for staff. */
  partnersOfViewer(): string[] {
    const { kind, partnerId, partnerIds } = this.work.viewer;
    return kind === 'PARTNER' ? [...(partnerId ? [partnerId] : []), ...partnerIds] : [];
  }

  async of(consultationId: string): Promise<Participation[]> {
    const rows = await this.repository.findOf(consultationId);
    return rows.map(({ partnerId, attended }) => ({ partnerId, attended }));
  }

  attendedBy(partnerIds: readonly string[]): Promise<{ partnerId: string; consultationId: string }[]> {
    return this.repository.findAttended(partnerIds);
  }

  ownInvitations(consultationId: string): Promise<InvitationRow[]> {
    return this.own.load(consultationId);
  }

  async isInvited(consultationId: string): Promise<boolean> {
    return (await this.own.load(consultationId)).length > 0;
  }

  async summary(consultationId: string, country: string | null): Promise<ConsultationParticipants> {
    return summarise(await this.counts.load(consultationId), country);
  }
}

function summarise(counts: readonly ParticipationCount[], country: string | null): ConsultationParticipants {
  const wasHeld = counts.some(({ attended }) => attended > 0);
  const byType = new Map<string, number>();
  const sum = { invited: 0, accepted: 0, declined: 0, local: 0, international: 0 };
  for (const { primaryType, origin, invited, accepted, declined, attended } of counts) {
    const took = wasHeld ? attended : accepted;
    sum.invited += invited;
    sum.accepted += accepted;
    sum.declined += declined;
    sum[isLocal(primaryType, origin, country) ? 'local' : 'international'] += took;
    const type = primaryType ?? 'UNKNOWN';
    if (took > 0) byType.set(type, (byType.get(type) ?? 0) + took);
  }
  return { ...sum, byType: [...byType].map(([type, count]) => ({ type, count })) };
}
