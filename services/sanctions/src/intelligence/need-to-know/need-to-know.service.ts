import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import type { IntelligenceNoteService } from '../intelligence-notes/intelligence-note.service';
import type { ObservationContentService } from '../observation-contents/observation-content.service';
import { monthsAfter } from '../observations/observation.rules';
import { requirePlainFacts } from '../plain-facts/require-plain-facts';
import type { GrantNeedToKnowInput, RevokeNeedToKnowInput } from './need-to-know.inputs';
import { NeedToKnowRepository, type StoredGrant } from './need-to-know.repository';
import type { NeedToKnowGrant } from './need-to-know.view';

interface Parts {
  agencies: AgencyService;
  contents: ObservationContentService;
  notes: IntelligenceNoteService;
}

const longestMonths = 12;
const contextOf = (grantId: string) => `need-to-know:${grantId}`;

/** Time-boxed leave for one agency to read what another keeps confidential (domain-model.md 2.8). */
export class NeedToKnowService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async grant({ subjectType, subjectId, agency, until, reason }: GrantNeedToKnowInput): Promise<NeedToKnowGrant> {
    const { viewer, clock, cipher, audit } = this.work;
    const now = clock.now();
    if (until <= now || until > monthsAfter(now, longestMonths)) {
      throw invalidInput(`A grant ends in the future, and after ${longestMonths} months at most.`, 'input.until');
    }
    requirePlainFacts(reason, 'input.reason');
    if (agency === viewer.agency) throw invalidInput('Your own agency needs no grant.', 'input.agency');
    if (!(await this.parts.agencies.codes()).includes(agency)) {
      throw invalidInput('No agency has this code.', 'input.agency');
    }
    await this.requireOwn(subjectType, subjectId);
    const id = newId();
    const grant: StoredGrant = {
      id,
      subjectType,
      subjectId,
      ownerAgency: viewer.agency ?? '',
      agency,
      until,
      sealed: cipher.seal(reason.trim(), contextOf(id)),
      grantedBy: viewer.subject ?? '',
      grantedAt: now,
      revokedAt: null,
    };
    await this.confidential((grants) => grants.insert(grant));
    await audit.record({
      objectType: 'NeedToKnowGrant',
      objectId: id,
      detail: { subjectType, subjectId, agency, until },
    });
    return this.open(grant);
  }

  async get(id: string): Promise<NeedToKnowGrant> {
    const grant = isId(id) ? await this.confidential((grants) => grants.find(id)) : null;
    if (!grant) throw notFound('grant');
    return this.open(grant);
  }

  async revoke({ grantId }: RevokeNeedToKnowInput): Promise<NeedToKnowGrant> {
    const { viewer, clock, audit } = this.work;
    const grant = await this.get(grantId);
    if (grant.ownerAgency !== viewer.agency) throw notFound('grant');
    const isRevoked = await this.confidential((grants) =>
      grants.revoke(grantId, { by: viewer.subject ?? '', at: clock.now() }),
    );
    if (!isRevoked) {
      throw new AppError('CONFLICT', 'This grant was taken back before.', {
        reason: 'INVALID_STATE',
        facts: { state: 'REVOKED' },
      });
    }
    await audit.record({ objectType: 'NeedToKnowGrant', objectId: grantId });
    return this.get(grantId);
  }

  /** Only what the own agency recorded, and keeps as something to be granted. */
  private async requireOwn(subjectType: string, subjectId: string): Promise<void> {
    if (!isId(subjectId)) throw notFound('observation or note');
    const { contents, notes } = this.parts;
    const found = subjectType === 'OBSERVATION' ? await contents.find(subjectId) : await notes.find(subjectId);
    if (found?.agency !== this.work.viewer.agency) throw notFound('observation or note');
    if ('classification' in found && found.classification !== 'NEED_TO_KNOW') {
      throw new AppError('CONFLICT', 'Only an observation classified NEED_TO_KNOW is granted; amend it first.', {
        reason: 'INVALID_STATE',
        facts: { classification: found.classification },
      });
    }
  }

  private open({ sealed, ...grant }: StoredGrant): NeedToKnowGrant {
    return { ...grant, reason: this.work.cipher.open(sealed, contextOf(grant.id)) };
  }

  private confidential<Result>(run: (grants: NeedToKnowRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new NeedToKnowRepository(transaction)));
  }
}
