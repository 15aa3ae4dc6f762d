import { LocalDate } from '@partner-commons/platform/scalars';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { AssuranceType } from '../../terms/assurance-type.enum';
import { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import { AddAuditFirmInput, AuditFirmsArgs, SetAuditTermsInput, UpdateAuditFirmInput } from './audit-firm.inputs';
import { AuditFirm, AuditFirmConnection, AuditTerms } from './audit-firm.view';

@Resolver(() => AuditFirm)
export class AuditFirmResolver {
  @Query(() => AuditFirmConnection, { description: 'Audit firms of all agencies, newest first (JIU-101).' })
  auditFirms(@Args(() => AuditFirmsArgs) args: AuditFirmsArgs, @Ctx() { auditFirms }: AssessmentsContext) {
    return auditFirms.search(args);
  }

  @Query(() => AuditTerms, {
    nullable: true,
    description: 'Terms of reference of an agency for a type of audit on a day; null when it has set none (JIU-101).',
  })
  auditTerms(
    @Arg('agency', () => String) agency: string,
    @Arg('type', () => AssuranceType) type: AssuranceType,
    @Arg('on', () => LocalDate, { nullable: true, description: 'Today when not given.' }) on: string | null,
    @Ctx() { auditFirms }: AssessmentsContext,
  ) {
    return auditFirms.termsOn(agency, type, on);
  }

  @Mutation(() => AuditFirm, {
    description: 'Adds a firm for all agencies (JIU-101). Refused: INVALID_INPUT, CONFLICT / NAME_TAKEN.',
  })
  addAuditFirm(@Arg('input', () => AddAuditFirmInput) input: AddAuditFirmInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('addAuditFirm', ({ auditFirms }) => auditFirms.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ auditFirms }, id) => auditFirms.get(id),
    });
  }

  @Mutation(() => AuditFirm, {
    description:
      'Says whether a firm that your agency added takes new engagements. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT.',
  })
  updateAuditFirm(
    @Arg('input', () => UpdateAuditFirmInput) input: UpdateAuditFirmInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('updateAuditFirm', ({ auditFirms }) => auditFirms.update(input));
  }

  @Mutation(() => AuditTerms, {
    description:
      'Sets the next version of the terms that your agency gives its auditors (JIU-101). Refused: INVALID_INPUT, CONFLICT / VERSION_CONFLICT.',
  })
  setAuditTerms(@Arg('input', () => SetAuditTermsInput) input: SetAuditTermsInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('setAuditTerms', ({ auditFirms }) => auditFirms.setTerms(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who added it; null only beside an error.' })
  addedBy(@Root() { addedByAgency }: AuditFirm): Agency {
    return { code: addedByAgency };
  }
}

@Resolver(() => AuditTerms)
export class AuditTermsResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose they are; null only beside an error.' })
  agency(@Root() { agencyCode }: AuditTerms): Agency {
    return { code: agencyCode };
  }
}

@Resolver(() => AssuranceActivity)
export class AssuranceFirmResolver {
  @FieldResolver(() => AuditFirm, { nullable: true, description: 'The firm that conducts it.' })
  firm(@Root() { firmId }: AssuranceActivity, @Ctx() { auditFirms }: AssessmentsContext) {
    return auditFirms.find(firmId);
  }

  @FieldResolver(() => AuditTerms, { nullable: true, description: 'The terms that it was asked for with (JIU-101).' })
  terms(@Root() { termsId }: AssuranceActivity, @Ctx() { auditFirms }: AssessmentsContext) {
    return auditFirms.termsOf(termsId);
  }
}
