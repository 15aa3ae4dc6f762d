import { randomUUID } from 'node:crypto';
import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOffice } from '../../federation/known-office.repository';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { ConcernFigureService } from '../concern-figures/concern-figure.service';
import type { RaiseConcernInput } from '../concerns/concern.inputs';
import { ConcernRepository, type ConcernRow } from '../concerns/concern.repository';
import { deskOf, dueDay, firstEscalation, firstLine } from '../concerns/concern.rules';
import type { RaiseConcernPayload } from '../concerns/concern.view';
import { ConcernStepRepository } from '../concerns/concern-step.repository';
import type { ConsultationService } from '../consultations/consultation.service';
import { hashOfCode, newConcernCode } from './concern-code';

export interface ConcernRaisingSources {
  knownAgencies: KnownAgencyService;
  knownOffices: KnownOfficeService;
  consultations: ConsultationService;
  concernFigures: ConcernFigureService;
}

/** Taking concerns in (JIU-98). */
export class ConcernRaisingService {
  constructor(
    private readonly work: Work,
    private readonly sources: ConcernRaisingSources,
  ) {}

  async raise(input: RaiseConcernInput): Promise<RaiseConcernPayload> {
    const { viewer } = this.work;
    if (viewer.kind !== 'PARTNER') {
      throw forbidden('Sign in as a user of a partner, or raise it anonymously.', 'PARTNER_REQUIRED');
    }
    const partnerId = input.partnerId ?? viewer.partnerId;
    if (!partnerId || !actsFor(viewer, partnerId)) throw notFound('partner');
    const row = await this.keep(input, { partnerId, codeHash: null });
    return { code: null, concernId: row.id, dueOn: row.dueOn };
  }

  /** P-INV-7: the work it is done with knows of no viewer, and nothing that could tell of one is stored. */
  async raiseAnonymously(input: RaiseConcernInput): Promise<RaiseConcernPayload> {
    if (input.partnerId) throw invalidInput('An anonymous concern names no partner.', 'input.partnerId');
    const code = newConcernCode();
    const { dueOn } = await this.keep(input, { partnerId: null, codeHash: hashOfCode(this.work.cipher, code) });
    return { code, concernId: null, dueOn };
  }

  private async keep(
    input: RaiseConcernInput,
    raiser: Pick<ConcernRow, 'partnerId' | 'codeHash'>,
  ): Promise<Omit<ConcernRow, 'referenceNo'>> {
    const { clock, cipher, database, audit, outbox } = this.work;
    await this.sources.knownAgencies.demand([input.agency], 'input.agency');
    if (input.consultationId) await this.sources.consultations.get(input.consultationId);
    const office = await this.officeOf(input);
    const path = office ? await this.sources.knownOffices.ancestry(office.id) : [];
    // Random, since a time-ordered key would tell the second in which it was raised.
    const id = randomUUID();
    const raisedOn = dayOf(clock.now());
    const dueOn = dueDay(input.severity, raisedOn);
    const theme = input.theme ?? null;
    const role = deskOf(theme);
    const sealed = (text: string) => cipher.seal(text, contextOf(id));
    const row: Omit<ConcernRow, 'referenceNo'> = {
      ...raiser,
      id,
      anonymous: raiser.partnerId === null,
      agency: input.agency,
      country: input.country ?? office?.country ?? null,
      consultationId: input.consultationId ?? null,
      theme,
      severity: input.severity,
      subject: sealed(input.subject),
      detail: input.detail ? sealed(input.detail) : null,
      state: 'OPEN',
      line: firstLine(role),
      officePath: path.map((one) => one.id),
      officeId: office?.id ?? null,
      level: 0,
      official: null,
      raisedOn,
      dueOn,
      escalatesOn: firstEscalation(dueOn),
      resolution: null,
      resolvedOn: null,
      confirmUntil: null,
      closedOn: null,
      version: 1,
    };
    await database.confidential(async (transaction) => {
      await new ConcernRepository(transaction).insert(row);
      await new ConcernStepRepository(transaction).add(row, { kind: 'RAISED', role, on: raisedOn });
    });
    await this.sources.concernFigures.follow({ ...row, referenceNo: '' });
    // Of an anonymous one not even its id: the record has a time of day.
    await audit.record({ objectType: 'Concern', ...(row.anonymous ? {} : { objectId: id }) });
    await outbox.publish({
      type: 'performance.concern-raised',
      subject: id,
      audience: 'INTERNAL',
      data: { concernId: id, agency: row.agency, country: row.country, severity: row.severity, role, dueOn },
    });
    return row;
  }

  /** The named one, else the agency's office of the country, else its headquarters. */
  private async officeOf({ agency, officeId, country }: RaiseConcernInput): Promise<KnownOffice | null> {
    const { knownOffices } = this.sources;
    if (officeId) {
      const office = await knownOffices.get(officeId);
      if (office.agency !== agency) throw notFound('office');
      return office;
    }
    const offices = (await knownOffices.ofAgencies([agency])).filter(({ active }) => active);
    return (
      (country ? offices.find((office) => office.country === country && office.level === 'COUNTRY') : undefined) ??
      offices.find(({ parentId }) => parentId === null) ??
      null
    );
  }
}

export const contextOf = (concernId: string) => `concern:${concernId}`;
