import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { AccessRequestService } from '../../access/access-requests/access-request.service';
import { partnerDocumentFile } from '../documents/document.rules';
import type { ImportOfflineRegistrationInput } from '../offline-packs/offline-pack.inputs';
import { once } from '../offline-packs/offline-pack.service';
import type { OfflinePackReadingService, ReadPack, Scan } from '../offline-packs/offline-pack-reading.service';
import { keyers } from '../papers/paper-desk.service';
import type { Registration } from '../registrations/registration.entity';
import type { RegistrationService } from '../registrations/registration.service';
import { OfflineRegistrationRepository, type OfflineRegistrationRow } from './offline-registration.repository';
import { isTooLate, isTurn, progressOf } from './offline-registration.rules';
import { OfflineRegistrationState } from './offline-registration.view';
import type { KeptStep, OfflineStepService } from './offline-step.service';

export interface OfflineParts {
  readings: OfflinePackReadingService;
  accessRequests: AccessRequestService;
  registrations: RegistrationService;
  steps: OfflineStepService;
}

const batchSize = 100;
/** A pack that nobody took in for so long is sent again when somebody wants to. */
const forgottenAfter = 7 * 86_400_000;

/** Registrations on paper: a pack is taken in at once as far as the registration is, and goes on after each decision (UNHCR-53). */
export class OfflineRegistrationService {
  constructor(
    private readonly work: Work,
    private readonly parts: OfflineParts,
  ) {}

  /** Null unless the viewer's own agency took it in. */
  async ofRegistration(registrationId: string): Promise<OfflineRegistrationRow | null> {
    if (!isId(registrationId)) return null;
    return this.work.database.confidential((transaction) =>
      new OfflineRegistrationRepository(transaction).findByRegistration(registrationId),
    );
  }

  async get(id: string): Promise<OfflineRegistrationRow> {
    const row = await this.work.database.confidential((transaction) =>
      new OfflineRegistrationRepository(transaction).find(id),
    );
    if (!row) throw notFound('offline registration');
    return row;
  }

  registration({ registrationId }: OfflineRegistrationRow): Promise<Registration> {
    return this.parts.registrations.get(registrationId);
  }

  async state(row: OfflineRegistrationRow): Promise<OfflineRegistrationState> {
    return OfflineRegistrationState[progressOf(row, (await this.registration(row)).state)];
  }

  /** All of it or nothing: with one blocking problem no request is made. What is taken in erases the file that it came in. */
  async import(input: ImportOfflineRegistrationInput): Promise<OfflineRegistrationRow> {
    const { viewer, clock, files, database } = this.work;
    const use = { kind: partnerDocumentFile, agency: viewer.agency, subject: viewer.subject };
    const scan = await files.require(input.scanFileId, use, database.manager);
    const { pack, problems, sha256 } = await this.parts.readings.read(input);
    if (!pack) throw notTaken(problems);
    const { request } = await this.parts.accessRequests.request(pack.accessRequest);
    const steps = await this.stepsOf(pack, scan.id);
    const row: OfflineRegistrationRow = {
      id: newId(),
      registrationId: request.registrationId,
      agency: viewer.agency ?? '',
      importedBy: viewer.subject ?? viewer.kind,
      importedAt: clock.now(),
      packSha256: sha256,
      scanFileId: scan.id,
      signedOn: pack.declaration.signedOn,
      sealed: '',
      pending: [],
      applied: [{ kind: 'ACCESS_REQUEST', path: 'accessRequest', at: clock.now(), by: viewer.subject ?? viewer.kind }],
      problems: [],
      closedAt: null,
    };
    return database.confidential(async (transaction) => {
      const repository = new OfflineRegistrationRepository(transaction);
      if (!(await repository.erasePack(input.fileId))) throw notFound('file');
      const begun = await this.advance(row, steps);
      await repository.insert(begun);
      return begun;
    });
  }

  /** By staff of the responsible office, who count as keyers from then on (R-INV-6). Does nothing before its turn. */
  async continue(registrationId: string): Promise<OfflineRegistrationRow> {
    const { registrations } = this.parts;
    if (!(await this.ofRegistration(registrationId))) throw notFound('offline registration');
    const registration = await registrations.lock(registrationId);
    await registrations.requireResponsible(registration, ...keyers);
    return this.work.database.confidential(async (transaction) => {
      const repository = new OfflineRegistrationRepository(transaction);
      const row = await repository.lockByRegistration(registrationId);
      if (!row) throw notFound('offline registration');
      const { state } = registration;
      const moves = row.pending.some(({ kind }) => isTurn(kind, state) || isTooLate(kind, state));
      if (row.sealed === null || !moves) {
        await this.work.audit.record({ objectType: 'OfflineRegistration', objectId: row.id, detail: { applied: 0 } });
        return row;
      }
      const after = await this.advance(row, JSON.parse(this.work.cipher.open(row.sealed, sealOf(row.id))));
      await repository.update(after);
      return after;
    });
  }

  /** Forgets what is not needed any more, whatever became of it. */
  async sweep(): Promise<void> {
    const { clock, database, audit } = this.work;
    const now = clock.now();
    await database.confidential(async (transaction) => {
      const repository = new OfflineRegistrationRepository(transaction);
      const ids = await repository.closeEnded(now, batchSize);
      const packs = await repository.eraseForgotten(new Date(now.getTime() - forgottenAfter), batchSize);
      if (ids.length > 0 || packs.length > 0) {
        await audit.record({ objectType: 'OfflineRegistration', detail: { closed: ids, erased: packs } });
      }
    });
  }

  private async advance(row: OfflineRegistrationRow, steps: KeptStep[]): Promise<OfflineRegistrationRow> {
    const { clock, audit } = this.work;
    await this.parts.registrations.noteKeyed(row.registrationId);
    const { left, applied, problems } = await this.parts.steps.run(row.registrationId, steps, row.problems);
    const isDone = left.length === 0;
    await audit.record({
      objectType: 'OfflineRegistration',
      objectId: row.id,
      detail: { registrationId: row.registrationId, applied: applied.length, refused: problems.length },
    });
    return {
      ...row,
      sealed: isDone ? null : this.work.cipher.seal(JSON.stringify(left), sealOf(row.id)),
      pending: left.map(({ kind, path }) => ({ kind, path })),
      applied: [...row.applied, ...applied],
      problems,
      closedAt: isDone ? clock.now() : null,
    };
  }

  /** In the order in which a partner does it. */
  private async stepsOf(pack: ReadPack, scanFileId: string): Promise<KeptStep[]> {
    const steps: KeptStep[] = [];
    for (const { path, input, scan } of pack.documents) {
      steps.push({ kind: 'DOCUMENT', path, payload: { ...input, fileId: await this.fileOf(scan) } });
    }
    for (const { path, input, scan } of pack.letters) {
      steps.push({ kind: 'RECOMMENDATION_LETTER', path, payload: { ...input, fileId: await this.fileOf(scan) } });
    }
    for (const { path, input } of pack.people) steps.push({ kind: 'KEY_PERSON', path, payload: input });
    steps.push({ kind: 'SUBMISSION', path: 'submission', payload: null });
    const { input } = pack.declaration;
    steps.push({ kind: 'DECLARATION', path: 'declaration', payload: { input, scanFileId } });
    for (const { path, code, content } of pack.sections) {
      steps.push({ kind: 'PROFILE_SECTION', path, payload: { code, content } });
    }
    steps.push({ kind: 'CONFIRMATION', path: 'profile', payload: null });
    return steps;
  }

  private async fileOf(scan: Scan): Promise<string> {
    if ('fileId' in scan) return scan.fileId;
    const { viewer, files, database } = this.work;
    const { bytes, contentType, name } = scan;
    const made = {
      kind: partnerDocumentFile,
      name,
      agency: viewer.agency,
      createdBy: viewer.subject ?? viewer.kind,
      contentType,
    };
    return files.keep(made, once(bytes), database.manager);
  }
}

const sealOf = (id: string) => `offline-registration:${id}`;

function notTaken(problems: { path: string; blocking: boolean }[]): AppError {
  const blocking = problems.filter((problem) => problem.blocking);
  const message = `Nothing was taken in: the pack has ${blocking.length} problems. Mend them and send it again.`;
  return new AppError('INVALID_INPUT', message, {
    reason: 'OFFLINE_PACK_REFUSED',
    field: blocking[0]?.path,
    facts: { problems },
  });
}
