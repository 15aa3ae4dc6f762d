import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { sections } from '../../profile/profile-sections/section.catalogue';
import type { SectionCode } from '../../profile/profile-sections/section.definition';
import { missingFields, readContent } from '../../profile/profile-sections/section-content.rules';
import {
  DeclarationAnswerInput,
  DeclarationSignatoryInput,
  SignDeclarationInput,
} from '../declarations/declaration.inputs';
import { findStray, findUnmet } from '../declarations/declaration.rules';
import { type DeclarationLedger, textOf } from '../declarations/declaration-ledger.service';
import { type DeclarationEntry, declarationShape, sectionShape } from './offline-pack.format';
import { checkInput, isBlank, join, type PackProblem, readShape, withDocuments } from './offline-pack.rules';

export interface DeclaredPart {
  input: Omit<SignDeclarationInput, 'partnerId'>;
  /** Day on the paper. */
  signedOn: string;
}

export interface SectionPart {
  path: string;
  code: SectionCode;
  /** With types of documents in the places of their ids. */
  content: Record<string, unknown>;
}

/** Stands for a document that is not handed in yet. */
const someDocument = '00000000-0000-7000-8000-000000000000';

/** Reads the parts of a pack that have a text or a form of the system: the declaration and the profile. */
export class OfflineFormService {
  constructor(
    private readonly work: Work,
    private readonly parts: { declarations: DeclarationLedger },
  ) {}

  /** What was signed by hand must be the text in force, word for word, and every mandatory answer YES (R-INV-5). */
  async readDeclaration(raw: unknown, track: string | null, problems: PackProblem[]): Promise<DeclaredPart | null> {
    const read = readShape(declarationShape, raw, 'declaration', problems);
    if (!read) return null;
    const refuse = (path: string, reason: string, message: string) =>
      problems.push({ path: `declaration.${path}`, reason, message, blocking: true });
    const input = Object.assign(new SignDeclarationInput(), {
      templateVersion: read.templateVersion,
      language: read.language,
      answers: answersIn(read).map((answer) => Object.assign(new DeclarationAnswerInput(), answer)),
      signatory: Object.assign(new DeclarationSignatoryInput(), read.signatory),
    });
    checkInput(input, 'declaration', problems);
    if (read.signedOn > dayOf(this.work.clock.now()))
      refuse('signedOn', 'INVALID_VALUE', 'The day lies in the future.');
    const template = await this.parts.declarations.inForce();
    if (template?.version !== read.templateVersion) {
      refuse('templateVersion', 'TEMPLATE_SUPERSEDED', 'Another version is in force; draw up a new pack.');
      return null;
    }
    await this.checkStatements(read, track, refuse);
    return { input, signedOn: read.signedOn };
  }

  private async checkStatements(
    { templateVersion, language, statements: shown, answers }: DeclarationEntry,
    track: string | null,
    refuse: (path: string, reason: string, message: string) => unknown,
  ): Promise<void> {
    const statements = await this.parts.declarations.statements(templateVersion);
    for (const statement of statements) {
      const place = shown.findIndex(({ code }) => code === statement.code);
      if (shown[place]?.text !== textOf(statement, language)) {
        const path = place < 0 ? 'statements' : `statements.${place}.text`;
        refuse(path, 'TEXT_CHANGED', `${statement.code} is not the statement of this version, word for word.`);
      }
    }
    const placeOf = (code: string) => {
      const place = answers.findIndex((answer) => answer.code === code);
      return place < 0 ? 'answers' : `answers.${place}.answer`;
    };
    const given = answersIn({ answers });
    const stray = findStray(statements, given);
    if (stray !== null) refuse(placeOf(stray), 'INVALID_VALUE', 'Answer each statement of the declaration once.');
    for (const code of track === null ? [] : findUnmet(statements, given, track)) {
      refuse(placeOf(code), 'MISSING_REQUIREMENT', `${code} must be answered YES (R-INV-5).`);
    }
  }

  /** @param types of the documents that the pack brings */
  readSections(entries: readonly unknown[], types: readonly string[], problems: PackProblem[]): SectionPart[] {
    const seen = new Set<string>();
    return entries.flatMap((raw, index) => {
      const path = `profile.sections.${index}`;
      const read = readShape(sectionShape, raw, path, problems);
      if (!read || isBlank(read.content)) return [];
      const form = sections.find(({ code }) => code === read.code);
      if (!form || seen.has(read.code)) {
        const message = form ? 'Another entry is of this section.' : 'There is no such section.';
        problems.push({ path: `${path}.code`, reason: 'INVALID_VALUE', message, blocking: true });
        return [];
      }
      seen.add(form.code);
      const tell = (place: string, reason: string, message: string, blocking: boolean) =>
        problems.push({ path: join(path, 'content', place), reason, message, blocking });
      const standIn = withDocuments(form.fields, read.content, (type, place) => {
        if (!types.includes(type)) tell(place, 'FILE_MISSING', 'The pack has no document of this type.', true);
        return someDocument;
      });
      const { content, problems: wrong } = readContent(form, standIn);
      for (const one of wrong) tell(one.path, 'INVALID_VALUE', one.message, true);
      for (const field of missingFields(form, content)) {
        tell(field, 'INCOMPLETE', 'The section is not complete without it.', false);
      }
      return [{ path, code: form.code, content: read.content }];
    });
  }
}

/** What was left open is not answered, which is something else than NO. */
const answersIn = ({ answers }: Pick<DeclarationEntry, 'answers'>) =>
  answers.flatMap(({ code, answer }) => (answer === null ? [] : [{ code, answer }]));
