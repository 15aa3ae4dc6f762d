import { Download } from '@partner-commons/platform/files/download.type';
import { Redaction } from '@partner-commons/platform/redaction';
import { LocalDate } from '@partner-commons/platform/scalars';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { PaperLanguage } from '../papers/paper-language.enum';
import { DocumentContent, DocumentValidity, DocumentVerification, PartnerDocument } from './document.entity';
import { CreateDocumentDownloadInput, UploadDocumentInput, VerifyDocumentInput } from './document.inputs';
import { DocumentType } from './document-type.entity';

@Resolver(() => DocumentType)
export class DocumentTypeResolver {
  @Query(() => [DocumentType], { description: 'The kinds of papers in use on a day, default today.' })
  documentTypes(
    @Arg('on', () => LocalDate, { nullable: true }) on: string | null,
    @Ctx() { documents }: RegistryContext,
  ) {
    return documents.types(on);
  }

  @FieldResolver(() => String, { description: 'Its name for people.' })
  label(
    @Root() { labelEn, labelFr }: DocumentType,
    @Arg('language', () => PaperLanguage, { defaultValue: PaperLanguage.EN }) language: PaperLanguage,
  ) {
    return language === PaperLanguage.FR ? labelFr : labelEn;
  }
}

@Resolver(() => Partner)
export class PartnerDocumentsResolver {
  @FieldResolver(() => [PartnerDocument], {
    description: 'Papers in place, one per type; with `superseded` all versions, the newest 100 (UNHCR-40, UNHCR-41).',
  })
  documents(
    @Root() { id }: PartnerRow,
    @Arg('superseded', () => Boolean, { defaultValue: false }) superseded: boolean,
    @Ctx() { documents }: RegistryContext,
  ) {
    return documents.ofPartner(id, superseded);
  }
}

@Resolver(() => PartnerDocument)
export class DocumentResolver {
  @Mutation(() => PartnerDocument, {
    description:
      'Hands in a paper of a partner; one of the same type before stays readable (UNHCR-39 to UNHCR-41, R-INV-4). Refused: NOT_FOUND, INVALID_INPUT (rule R-INV-4: another country), CONFLICT / INVALID_STATE after submission unless it renews, FORBIDDEN / ROLE_REQUIRED.',
  })
  uploadDocument(@Arg('input', () => UploadDocumentInput) input: UploadDocumentInput, @Ctx() context: RegistryContext) {
    return context.transaction('uploadDocument', ({ documents }) => documents.upload(input), {
      key: input.idempotencyKey,
      input,
      again: ({ documents }, id) => documents.get(id),
    });
  }

  @Mutation(() => PartnerDocument, {
    description:
      'Says what a verifier or vetting officer of the responsible office found; append-only (UNHCR-40). Refused: FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / SEGREGATION_OF_DUTIES for who keyed, CONFLICT / INVALID_STATE for an old version.',
  })
  verifyDocument(@Arg('input', () => VerifyDocumentInput) input: VerifyDocumentInput, @Ctx() context: RegistryContext) {
    return context.transaction('verifyDocument', ({ documents }) => documents.verify(input));
  }

  @Mutation(() => Download, {
    description:
      'A URL for the bytes of a document, good for 5 minutes; each is recorded. Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED for confidential papers.',
  })
  createDocumentDownload(
    @Arg('input', () => CreateDocumentDownloadInput) { documentId }: CreateDocumentDownloadInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('createDocumentDownload', ({ documents }) => documents.createDownload(documentId));
  }

  @FieldResolver(() => DocumentValidity, { description: 'As of today.' })
  validity(@Root() document: PartnerDocument, @Ctx() { documents }: RegistryContext) {
    return documents.validity(document);
  }

  @FieldResolver(() => DocumentContent, { nullable: true, description: 'Null with a `redaction`: not yours to open.' })
  content(@Root() document: PartnerDocument, @Ctx() { documents }: RegistryContext) {
    return documents.content(document);
  }

  @FieldResolver(() => Redaction, { nullable: true, description: 'Set when its content is held back from you.' })
  redaction(@Root() document: PartnerDocument, @Ctx() { documents }: RegistryContext) {
    return documents.redaction(document);
  }

  @FieldResolver(() => DocumentVerification, { nullable: true, description: 'Null before anybody looked at it.' })
  verification(@Root() document: PartnerDocument, @Ctx() { documents }: RegistryContext) {
    return documents.verification(document);
  }
}

@Resolver(() => DocumentVerification)
export class DocumentVerificationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why; null when none was given, or when confidential papers are not yours to open.',
  })
  note(@Root() { document }: DocumentVerification, @Ctx() { documents }: RegistryContext) {
    return documents.note(document);
  }
}
