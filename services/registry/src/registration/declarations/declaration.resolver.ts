import { Download } from '@partner-commons/platform/files/download.type';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { PaperLanguage } from '../papers/paper-language.enum';
import { DeclarationEvent, DeclarationSignatory, PartnerDeclaration } from './declaration.entity';
import {
  CreateDeclarationDownloadInput,
  KeyDeclarationInput,
  ReviewDeclarationInput,
  SignDeclarationInput,
} from './declaration.inputs';
import { textOf } from './declaration-ledger.service';
import { DeclarationStatement, DeclarationTemplate } from './declaration-template.entity';

@Resolver(() => DeclarationTemplate)
export class DeclarationTemplateResolver {
  @Query(() => DeclarationTemplate, {
    nullable: true,
    description: 'A version of the declaration; the one in force without `version` (UNHCR-46).',
  })
  declarationTemplate(
    @Arg('version', () => String, { nullable: true }) version: string | null,
    @Ctx() { declarations }: RegistryContext,
  ) {
    return declarations.template(version ?? null);
  }

  @Query(() => [DeclarationTemplate], { description: 'All versions of the declaration, newest first.' })
  declarationTemplates(@Ctx() { declarations }: RegistryContext) {
    return declarations.templates();
  }

  @FieldResolver(() => [DeclarationStatement], { description: 'In the order of the text.' })
  statements(@Root() { version }: DeclarationTemplate, @Ctx() { declarations }: RegistryContext) {
    return declarations.statements(version);
  }
}

@Resolver(() => DeclarationStatement)
export class DeclarationStatementResolver {
  @FieldResolver(() => String, { description: 'What is declared.' })
  text(
    @Root() statement: DeclarationStatement,
    @Arg('language', () => PaperLanguage, { defaultValue: PaperLanguage.EN }) language: PaperLanguage,
  ) {
    return textOf(statement, language);
  }
}

@Resolver(() => Partner)
export class PartnerDeclarationsResolver {
  @FieldResolver(() => [PartnerDeclaration], { description: 'All that were signed, newest first; the newest 100.' })
  declarations(@Root() { id }: PartnerRow, @Ctx() { declarations }: RegistryContext) {
    return declarations.ofPartner(id);
  }

  @FieldResolver(() => PartnerDeclaration, { nullable: true, description: 'The last one that was signed.' })
  currentDeclaration(@Root() { id }: PartnerRow, @Ctx() { declarations }: RegistryContext) {
    return declarations.current(id);
  }
}

@Resolver(() => PartnerDeclaration)
export class DeclarationResolver {
  @Mutation(() => PartnerDeclaration, {
    description:
      'Signs the declaration in force for a partner, by an administrator of it; what was signed is screened (UNHCR-46, UNHCR-47, R-INV-5). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / TEMPLATE_SUPERSEDED, PRECONDITION_FAILED / MISSING_REQUIREMENT (rule R-INV-5; facts.missing names statements, or HEAD).',
  })
  signDeclaration(
    @Arg('input', () => SignDeclarationInput) input: SignDeclarationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('signDeclaration', ({ declarationSigning }) => declarationSigning.sign(input), {
      key: input.idempotencyKey,
      input: context.declarations.digest(input),
      again: ({ declarationSigning }, id) => declarationSigning.get(id),
    });
  }

  @Mutation(() => PartnerDeclaration, {
    description:
      'Keys a declaration that was signed by hand, with its scan, for a partner without access; who keys it decides on nothing (UNHCR-53, R-INV-6). Refused: as signDeclaration, and FORBIDDEN / ROLE_REQUIRED for other offices.',
  })
  keyDeclaration(@Arg('input', () => KeyDeclarationInput) input: KeyDeclarationInput, @Ctx() context: RegistryContext) {
    return context.transaction('keyDeclaration', ({ declarationSigning }) => declarationSigning.sign(input, input), {
      key: input.idempotencyKey,
      input: context.declarations.digest(input),
      again: ({ declarationSigning }, id) => declarationSigning.get(id),
    });
  }

  @Mutation(() => Download, {
    description:
      'A URL for the scan of a declaration that was signed by hand, good for 5 minutes; each is recorded. Refused: NOT_FOUND, also without a scan.',
  })
  createDeclarationDownload(
    @Arg('input', () => CreateDeclarationDownloadInput) { declarationId }: CreateDeclarationDownloadInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('createDeclarationDownload', ({ declarationSigning }) =>
      declarationSigning.createDownload(declarationId),
    );
  }

  @Mutation(() => PartnerDeclaration, {
    description:
      'Decides on a signed declaration once screening is clear; append-only (UNHCR-49). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / CLEARANCE_STALE.',
  })
  reviewDeclaration(
    @Arg('input', () => ReviewDeclarationInput) input: ReviewDeclarationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('reviewDeclaration', ({ declarationReviews }) => declarationReviews.review(input));
  }

  @FieldResolver(() => DeclarationSignatory)
  signatory(@Root() declaration: PartnerDeclaration, @Ctx() { declarations }: RegistryContext) {
    return declarations.signatory(declaration);
  }

  @FieldResolver(() => String, {
    description:
      'Canonical JSON of the text, answers, signatory, partner and time, built anew from what is kept: whoever hashes it gets `contentHash`.',
  })
  signedText(@Root() declaration: PartnerDeclaration, @Ctx() { declarations }: RegistryContext) {
    return declarations.signedText(declaration);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is valid today (R-INV-5).' })
  isValid(@Root() declaration: PartnerDeclaration, @Ctx() { declarations }: RegistryContext) {
    return declarations.isValid(declaration);
  }

  @FieldResolver(() => [DeclarationEvent], { description: 'What became of it, oldest first.' })
  history(@Root() { id }: PartnerDeclaration, @Ctx() { declarations }: RegistryContext) {
    return declarations.history(id);
  }
}
