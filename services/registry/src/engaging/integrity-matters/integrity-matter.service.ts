import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { AgencyStandingService } from '../agency-standings/agency-standing.service';
import type { StandingService } from '../standing/standing.service';
import type { RecordIntegrityContactInput } from './integrity-matter.inputs';
import {
  type IntegrityContactRow,
  IntegrityMatterRepository,
  type IntegrityMatterRow,
} from './integrity-matter.repository';
import { mustContact, openMatter } from './integrity-matter.rules';

type SuspensionKind = 'IMPOSED' | 'JOINED' | 'OWN_DEBARMENT';

/** All interim suspensions of a partner, as sanctions tells them; always whole. */
export interface InterimSuspensions {
  partnerId: string;
  /** Interim ones, and debarments that bind their own agency alone. */
  suspensions: readonly { agency: string; kind: SuspensionKind; since: string; until: string | null }[];
  contact: { agency: string; since: string; until: string | null } | null;
}

export interface IntegrityMatterSources {
  partners: PartnerService;
  standings: StandingService;
  agencyStandings: AgencyStandingService;
}

/** What an open case at one agency means here: its own suspension, and for the others a call to make first (S-INV-7). */
export class IntegrityMatterService {
  private readonly repository: IntegrityMatterRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: IntegrityMatterSources,
  ) {
    this.repository = new IntegrityMatterRepository(work.database.manager);
  }

  findAt(partnerIds: readonly string[], at: Date): Promise<IntegrityMatterRow[]> {
    return this.repository.findAt(partnerIds, at);
  }

  findContactsAt(partnerIds: readonly string[], at: Date): Promise<IntegrityContactRow[]> {
    return this.repository.findContactsAt(partnerIds, at);
  }

  /** An event tells the whole state, so a repeated one changes nothing. */
  async apply({ partnerId, suspensions, contact }: InterimSuspensions): Promise<void> {
    const { standings, agencyStandings } = this.sources;
    if (!(await standings.lockKnown(partnerId))) return;
    const matter = {
      partnerId,
      leadAgency: contact?.agency ?? null,
      since: contact && new Date(contact.since),
      until: contact?.until ? new Date(contact.until) : null,
    };
    await this.repository.insert(newId(), matter, this.work.clock.now());
    await agencyStandings.followSanctions(
      partnerId,
      suspensions.map(({ agency, kind, since, until }) => ({
        agency,
        status: kind === 'OWN_DEBARMENT' ? 'EXCLUDED' : 'SUSPENDED',
        since: new Date(since),
        until: until === null ? null : new Date(until),
      })),
    );
  }

  async recordContact({ partnerId, contactedOn }: RecordIntegrityContactInput): Promise<IntegrityContactRow> {
    const { viewer, clock, audit } = this.work;
    const partner = await this.sources.partners.get(partnerId);
    const at = clock.now();
    if (contactedOn > at.toISOString().slice(0, 10)) throw invalidInput('This day is to come.', 'input.contactedOn');
    const agency = viewer.agency ?? '';
    const [known] = await this.repository.findAt([partner.id], at);
    if (!mustContact(openMatter(known), { agency, contact: null, at })) {
      throw new AppError('PRECONDITION_FAILED', 'No matter of another agency is open about this partner.', {
        reason: 'NO_OPEN_MATTER',
        rule: 'R-INV-7',
      });
    }
    const row = { id: newId(), partnerId: partner.id, agency, contactedOn, recordedBy: viewer.subject ?? '', at };
    await this.repository.insertContact(row);
    await audit.record({ objectType: 'IntegrityContact', objectId: row.id, detail: { partnerId: partner.id } });
    return row;
  }
}
