import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { AccessGrant } from '../access-grants/access-grant.view';
import type { AccessViewRow } from './access-view.repository';
import { AccessLogFilter, DataUseArgs } from './data-use.inputs';
import { AccessLogConnection, AccessLogEntry, DataUse, DataUseConnection } from './data-use.view';

@Resolver(() => AccessLogEntry)
export class AccessLogResolver {
  @Query(() => AccessLogConnection, {
    description:
      'Who read what your agency owns, when, how far, for what purpose and by which leave; newest first (JIU-59, A-INV-5). Looking is recorded. Refused: INVALID_INPUT.',
  })
  accessLog(
    @Arg('filter', () => AccessLogFilter, { defaultValue: {} }) filter: AccessLogFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { dataUse }: AssessmentsContext,
  ) {
    return dataUse.accessLog(filter, page);
  }

  @Query(() => AccessLogConnection, {
    description:
      'What staff of your own agency read that is confidential, theirs or of others; newest first (A-INV-5). Looking is recorded. Refused: INVALID_INPUT.',
  })
  readingLog(
    @Arg('filter', () => AccessLogFilter, { defaultValue: {} }) filter: AccessLogFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { dataUse }: AssessmentsContext,
  ) {
    return dataUse.readingLog(filter, page);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'About whom; null only beside an error.' })
  async partner(
    @Root() { partnerId }: AccessViewRow,
    @Ctx() { partnerRedirects }: AssessmentsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose it is; null only beside an error.' })
  owner(@Root() { ownerAgency }: AccessViewRow): Agency {
    return { code: ownerAgency };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who read; null only beside an error.' })
  reader(@Root() { viewerAgency }: AccessViewRow): Agency {
    return { code: viewerAgency };
  }

  @FieldResolver(() => String, { nullable: true, description: 'What people call it, such as ASM-0000017.' })
  referenceNo(@Root() { resourceType, resourceId }: AccessViewRow, @Ctx() { disclosables }: AssessmentsContext) {
    return disclosables.referenceOf(resourceType, resourceId);
  }

  @FieldResolver(() => AccessGrant, { nullable: true, description: 'By which leave; null for who needs none.' })
  grant(@Root() { grantId }: AccessViewRow, @Ctx() { accessGrants }: AssessmentsContext) {
    return grantId && accessGrants.find(grantId);
  }
}

@Resolver(() => DataUse)
export class DataUseResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose it is; null only beside an error.' })
  owner(@Root() { ownerAgency }: DataUse): Agency {
    return { code: ownerAgency };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who read; null only beside an error.' })
  reader(@Root() { viewerAgency }: DataUse): Agency {
    return { code: viewerAgency };
  }

  @FieldResolver(() => String, { nullable: true, description: 'What people call it, such as ASM-0000017.' })
  referenceNo(@Root() { resourceType, resourceId }: DataUse, @Ctx() { disclosables }: AssessmentsContext) {
    return disclosables.referenceOf(resourceType, resourceId);
  }
}

/** The partner's own ledger. */
@Resolver(() => Partner)
export class PartnerDataUseResolver {
  @FieldResolver(() => DataUseConnection, {
    nullable: true,
    description:
      'Which agency read what is confidential about the partner, when and for what purpose; newest first, for the partner itself (JIU-59, A-INV-5). Null only beside an error. Refused: NOT_FOUND, INVALID_INPUT.',
  })
  dataUse(@Root() { id }: Partner, @Args(() => DataUseArgs) args: DataUseArgs, @Ctx() { dataUse }: AssessmentsContext) {
    return dataUse.ofPartner(id, args);
  }
}
