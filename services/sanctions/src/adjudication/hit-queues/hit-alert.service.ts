import type { Work } from '@partner-commons/platform/work';
import { bandOf } from '../../matching/score';
import type { IneligibilityService } from '../../sharing/ineligibilities/ineligibility.service';
import type { HitListeners, OpenedHit } from '../hits/hit-settlement';
import { type HitPlace, HitPlaceRepository } from './hit-place.repository';

/** Tells whoever routes work to people that there is some: agency, country and band, and no name of anybody. */
export class HitAlertService implements HitListeners {
  constructor(
    private readonly work: Work,
    private readonly ineligibilities: Pick<IneligibilityService, 'refresh'>,
  ) {}

  async found(hits: readonly OpenedHit[]): Promise<void> {
    const places = await this.placesOf(hits.map(({ partnerId }) => partnerId));
    await this.work.outbox.publishAll(
      hits.map(({ id, partnerId, score, openedBecause, dueAt }) => ({
        type: 'sanctions.hit-found',
        subject: partnerId,
        audience: 'INTERNAL' as const,
        data: {
          hitId: id,
          partnerId,
          band: bandOf(score),
          openedBecause,
          dueAt,
          ...toldPlaces(places, partnerId),
        },
      })),
    );
  }

  async confirmedChanged(partnerIds: readonly string[]): Promise<void> {
    for (const partnerId of partnerIds) await this.ineligibilities.refresh(partnerId);
  }

  placesOf(partnerIds: readonly string[]): Promise<HitPlace[]> {
    return new HitPlaceRepository(this.work.database.manager).findByPartners([...new Set(partnerIds)]);
  }
}

/** Which agencies and countries a hit of this partner concerns, as events tell it. */
export function toldPlaces(places: readonly HitPlace[], partnerId: string) {
  const own = places.filter((place) => place.partnerId === partnerId);
  const told = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))].sort();
  return { agencies: told(own.map(({ agency }) => agency)), countries: told(own.map(({ country }) => country)) };
}
