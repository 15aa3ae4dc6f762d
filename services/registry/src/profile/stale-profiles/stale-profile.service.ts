import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Background, Work } from '@partner-commons/platform/work';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import { ProfileFreshness } from '../profiles/profile.enums';
import { freshnessAt } from '../profiles/profile.rules';
import type { ProfileKeepingService } from '../profiles/profile-keeping.service';
import { ProfileSummaryRepository, type StaleRow } from './profile-summary.repository';
import type { StaleProfileFilter } from './stale-profile.inputs';
import type { StaleProfile } from './stale-profile.view';

export interface StaleProfileParts {
  work: Work;
  registrations: RegistrationService;
  keeping: ProfileKeepingService;
}

/** In one run, so that no run holds locks for long; the next one goes on. */
const batchSize = 100;
const notFresh = [ProfileFreshness.DUE, ProfileFreshness.STALE, ProfileFreshness.NEVER];

/** What time brings to profiles: they become due, and versions written ahead take effect. */
export class StaleProfileService {
  private readonly summaries: ProfileSummaryRepository;

  constructor(private readonly parts: StaleProfileParts) {
    this.summaries = new ProfileSummaryRepository(parts.work.database.manager);
  }

  /** Longest due first, and those never confirmed before them. */
  async list({ freshness, countries }: StaleProfileFilter, { first, after }: PageArgs): Promise<Page<StaleProfile>> {
    const now = this.parts.work.clock.now();
    const search = {
      now,
      freshness: freshness ?? notFresh,
      countries: countries ?? null,
      after: readPlace(after),
      limit: first + 1,
    };
    const [rows, counted] = await Promise.all([this.summaries.searchStale(search), this.summaries.countStale(search)]);
    return pageOf(rows, first, counted, {
      cursor: ({ place, partnerId }) => [place, partnerId],
      node: (row) => staleOf(row, now),
    });
  }

  /** Tells of each profile once when it becomes due; who is to be reminded is for those who send notices. */
  async announce(): Promise<void> {
    const { clock, outbox, audit } = this.parts.work;
    const due = await this.summaries.tellDue(clock.now(), batchSize);
    await outbox.publishAll(
      due.map(({ partnerId, dueAt, staleAt }) => ({
        type: 'registry.profile-due',
        subject: partnerId,
        audience: 'INTERNAL',
        data: { partnerId, dueAt, staleAt },
      })),
    );
    if (due.length > 0) await audit.record({ objectType: 'PartnerProfile', detail: { due: due.length } });
  }

  async takeEffect(): Promise<void> {
    const { work, registrations, keeping } = this.parts;
    const day = work.clock.now().toISOString().slice(0, 10);
    for (const partnerId of await this.summaries.findTakingEffect(day, batchSize)) {
      const found = await registrations.ofPartner(partnerId);
      if (found) await keeping.settle(await registrations.lock(found.id), partnerId);
      await work.audit.record({ objectType: 'PartnerProfile', objectId: partnerId });
    }
  }
}

interface DueFeatures {
  staleProfiles: StaleProfileService;
}

export const profileTimer = {
  name: 'profiles',
  everySeconds: 600,
  async run(background: Background<DueFeatures>): Promise<void> {
    await background.transaction('profileDue', 'timer:profiles', ({ staleProfiles }) => staleProfiles.announce());
    await background.transaction('profileInEffect', 'timer:profiles', ({ staleProfiles }) =>
      staleProfiles.takeEffect(),
    );
  },
};

function staleOf({ partnerId, completeness, confirmedAt, dueAt, staleAt }: StaleRow, now: Date): StaleProfile {
  const freshness = freshnessAt(dueAt && staleAt ? { dueAt, staleAt } : null, now);
  return {
    partnerId,
    freshness: ProfileFreshness[freshness],
    completeness,
    confirmedCurrentAt: confirmedAt,
    dueAt,
  };
}

/** The place is text of an instant as the server wrote it, or its word for "before all". */
const instant = /^(-infinity|\d{4,5}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?)$/;

function readPlace(after: string | null | undefined): string[] | null {
  const keys = decodeCursor(after, 2);
  if (!keys) return null;
  const [place = '', id = ''] = keys;
  const real = place === '-infinity' || !Number.isNaN(Date.parse(place.slice(0, 10)));
  if (instant.test(place) && real && isId(id)) return keys;
  throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
}
