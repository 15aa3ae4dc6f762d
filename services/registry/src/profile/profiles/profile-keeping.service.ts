import { AppError, invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService, Facts } from '../../identity/changes/change.service';
import type { KeyingService } from '../../registration/keying/keying.service';
import { type Registration, RegistrationState } from '../../registration/registrations/registration.entity';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import { sectionOf } from '../profile-sections/section.catalogue';
import {
  type Content,
  canonical,
  changedFields,
  countMandatory,
  type DocumentMention,
  documentsIn,
  missingFields,
  type Problem,
  readContent,
} from '../profile-sections/section-content.rules';
import { ProfileSummaryRepository } from '../stale-profiles/profile-summary.repository';
import type { ConfirmProfileCurrentInput, UpdateProfileSectionInput } from './profile.inputs';
import { BankingRepository, ProfileRepository, type SectionRow } from './profile.repository';
import { completenessOf, confirmationOf, freshnessAt } from './profile.rules';
import type { ProfileService } from './profile.service';
import type { PartnerProfile } from './profile.view';

/** The papers of a partner, which a profile may point to. */
export interface PartnerDocuments {
  ofPartner(partnerId: string, superseded: boolean): Promise<{ id: string }[]>;
}

export interface ProfileKeepingParts {
  work: Work;
  keying: KeyingService;
  changes: ChangeService;
  registrations: RegistrationService;
  profiles: ProfileService;
  documents: PartnerDocuments;
}

/** UNHCR-49: the profile opens after the review of the declaration, and stays open. */
const open = ['PROFILE_OPEN', 'PROFILE_COMPLETE', 'REGISTERED'] as const;

const daysAhead = 366;

/** Writes profiles: versions that are never changed, and what follows from them for the registration. */
export class ProfileKeepingService {
  private readonly repository: ProfileRepository;
  private readonly summaries: ProfileSummaryRepository;

  constructor(private readonly parts: ProfileKeepingParts) {
    const { manager } = parts.work.database;
    this.repository = new ProfileRepository(manager);
    this.summaries = new ProfileSummaryRepository(manager);
  }

  async updateSection(input: UpdateProfileSectionInput): Promise<PartnerProfile | null> {
    const { work, keying } = this.parts;
    const partnerId = await keying.current(input.partnerId);
    const form = sectionOf(input.section);
    const registration = await keying.begin(partnerId, open);
    const effectiveFrom = this.readDay(input.effectiveFrom);
    const { content, problems } = readContent(form, input.content);
    problems.push(...(await this.findStrangeDocuments(partnerId, documentsIn(form, content))));
    if (problems.length > 0) throw wrongContent(problems);
    const latest = await this.repository.findLatest(partnerId, form.code);
    if ((latest?.version ?? 0) !== input.expectedVersion) throw versionConflict('section', latest?.version ?? 0);
    const { viewer, clock } = work;
    const row: SectionRow = {
      id: newId(),
      partnerId,
      section: form.code,
      version: input.expectedVersion + 1,
      formVersion: form.version,
      content: form.confidential ? null : content,
      missing: missingFields(form, content),
      required: countMandatory(form, content),
      effectiveFrom,
      recordedAt: clock.now(),
      actor: viewer.subject ?? viewer.kind,
      agency: viewer.agency,
    };
    if (form.confidential) await this.writeBanking(row, latest, content);
    else await this.write(row, latest, content);
    await work.audit.record({
      objectType: 'ProfileSection',
      objectId: row.id,
      detail: { partnerId, section: form.code, version: row.version },
    });
    await this.settle(registration, partnerId);
    return this.parts.profiles.find(partnerId);
  }

  /** By the partner's own users alone: nobody else can know. */
  async confirm(input: ConfirmProfileCurrentInput): Promise<PartnerProfile | null> {
    const { work, keying, changes } = this.parts;
    const partnerId = await keying.current(input.partnerId);
    const registration = await keying.begin(partnerId, open);
    const confirmation = confirmationOf(work.clock.now());
    const { confirmedAt } = confirmation;
    const [before] = await this.repository.findConfirmations([partnerId], confirmedAt);
    const id = newId();
    await this.repository.insertConfirmation(id, { partnerId, confirmedAt }, work.viewer.subject ?? work.viewer.kind);
    await changes.record(
      partnerId,
      { 'profile.confirmedCurrentAt': before?.confirmedAt.toISOString() },
      { 'profile.confirmedCurrentAt': confirmedAt.toISOString() },
    );
    await work.audit.record({ objectType: 'ProfileConfirmation', objectId: id, detail: { partnerId } });
    await this.settle(registration, partnerId);
    await this.summaries.saveConfirmation(partnerId, confirmation);
    return this.parts.profiles.find(partnerId);
  }

  /** Brings the summary and the registration in line with what is in effect now. */
  async settle(registration: Registration, partnerId: string): Promise<void> {
    const { work, registrations } = this.parts;
    const now = work.clock.now();
    const day = now.toISOString().slice(0, 10);
    const states = await this.repository.findSections([partnerId], { at: now, day });
    const { percent, complete, missing } = completenessOf(states);
    const nextEffectiveOn = await this.repository.findNextEffective(partnerId, day);
    await this.summaries.saveCompleteness({ partnerId, completeness: percent, missing, nextEffectiveOn });
    const [confirmed] = await this.repository.findConfirmations([partnerId], now);
    const freshness = freshnessAt(confirmed ? confirmationOf(confirmed.confirmedAt) : null, now);
    const ready = complete && (freshness === 'FRESH' || freshness === 'DUE');
    if (registration.state === 'PROFILE_OPEN' && ready) {
      await registrations.move(registration.id, { to: RegistrationState.PROFILE_COMPLETE });
    }
    if (registration.state === 'PROFILE_COMPLETE' && !complete) {
      await registrations.move(registration.id, { to: RegistrationState.PROFILE_OPEN, reason: 'PROFILE_INCOMPLETE' });
    }
  }

  private async write(row: SectionRow, latest: SectionRow | null, content: Content): Promise<void> {
    const before = latest?.content ?? {};
    const fields = changedFields(before, content);
    refuseUnchanged(row, latest, fields);
    await this.repository.insertSection(row);
    await this.parts.changes.record(row.partnerId, factsOf(row, before, fields), factsOf(row, content, fields));
  }

  private async writeBanking(row: SectionRow, latest: SectionRow | null, content: Content): Promise<void> {
    await this.parts.work.database.confidential(async (transaction) => {
      const banking = new BankingRepository(transaction);
      await banking.keyFor(row.partnerId);
      const [before] = latest ? await banking.find([latest.id]) : [];
      const fields = changedFields(before?.content ?? {}, content);
      refuseUnchanged(row, latest, fields);
      await this.repository.insertSection(row);
      await banking.insert({ sectionId: row.id, partnerId: row.partnerId, content });
      await this.parts.changes.name(
        row.partnerId,
        fields.map((field) => fieldName(row, field)),
      );
    });
  }

  /** Another partner's document is as absent as an invented one. */
  private async findStrangeDocuments(partnerId: string, mentions: DocumentMention[]): Promise<Problem[]> {
    if (mentions.length === 0) return [];
    const own = new Set((await this.parts.documents.ofPartner(partnerId, true)).map(({ id }) => id));
    const strange = mentions.filter(({ id }) => !own.has(id));
    return strange.map(({ path }) => ({ path, message: 'The partner has no such document.' }));
  }

  private readDay(asked: string | null | undefined): string {
    const now = this.parts.work.clock.now();
    const latest = new Date(now.getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10);
    const day = asked ?? now.toISOString().slice(0, 10);
    if (day <= latest) return day;
    throw invalidInput('A section takes effect at most a year ahead.', 'input.effectiveFrom');
  }
}

const fieldName = ({ section }: SectionRow, field: string) => `profile.${section}.${field}`;

const factsOf = (row: SectionRow, content: Content, fields: string[]): Facts =>
  Object.fromEntries(fields.map((field) => [fieldName(row, field), canonical(content[field])]));

function refuseUnchanged({ effectiveFrom }: SectionRow, latest: SectionRow | null, fields: string[]): void {
  if (latest && fields.length === 0 && latest.effectiveFrom === effectiveFrom) {
    throw invalidInput('The section says this already.', 'input.content', 'UNCHANGED');
  }
}

function wrongContent(problems: Problem[]): AppError {
  const paths = problems.slice(0, 100).map(({ path, message }) => ({ path: `input.content.${path}`, message }));
  const first = paths[0];
  return new AppError(
    'INVALID_INPUT',
    `The content does not fit its form, first at ${first?.path}: ${first?.message}`,
    {
      reason: 'PROFILE_CONTENT',
      field: first?.path,
      facts: { problems: paths },
    },
  );
}
