import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { ScreeningCertificate } from './certificate.entity';
import { IssueScreeningCertificateInput } from './certificate.inputs';
import type { CertificateRow } from './certificate.repository';
import { ScreeningCertificateKeys } from './certificate-keys.view';

@Resolver(() => ScreeningCertificate)
export class CertificateResolver {
  @Query(() => ScreeningCertificate, {
    nullable: true,
    description: 'A certificate that the own agency asked for; null when there is none.',
  })
  screeningCertificate(@Arg('id', () => ID) id: string, @Ctx() { certificates }: SanctionsContext) {
    return certificates.find(id);
  }

  @Query(() => ScreeningCertificateKeys, {
    description: 'What certificates are checked with: `npm run verify:certificate` reads it (docs/screening.md).',
  })
  screeningCertificateKeys(@Ctx() { certificates }: SanctionsContext) {
    return certificates.keys();
  }

  @Mutation(() => ScreeningCertificate, {
    description:
      'Signs what the last screening of a partner says. Refused: NOT_FOUND, PRECONDITION_FAILED / NOT_SCREENED before it was screened as it is now.',
  })
  issueScreeningCertificate(
    @Arg('input', () => IssueScreeningCertificateInput) input: IssueScreeningCertificateInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('issueScreeningCertificate', ({ certificates }) => certificates.issue(input), {
      key: input.idempotencyKey,
      input,
      again: ({ certificates }, id) => certificates.get(id),
    });
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(@Root() { partnerId }: CertificateRow, @Ctx() { partnerRedirects }: SanctionsContext) {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}
