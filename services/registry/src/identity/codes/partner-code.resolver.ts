import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { AgencyPartnerIdentifier, ErpSystem } from './partner-code.entity';
import { AcknowledgeErpCodeInput, AssignPartnerCodeInput } from './partner-code.inputs';
import type { PartnerCodeRow } from './partner-code.repository';

@Resolver(() => AgencyPartnerIdentifier)
export class PartnerCodeResolver {
  @Query(() => Partner, {
    nullable: true,
    description:
      'The partner that a system of an agency knows by this code, also after a merge; null when there is none, or it is not yours to see.',
  })
  partnerByCode(
    @Arg('agency', () => String, { description: 'Code of the agency, such as UNHCR.' }) agency: string,
    @Arg('system', () => ErpSystem) system: ErpSystem,
    @Arg('value', () => String, { description: 'The code, in capitals or not.' }) value: string,
    @Ctx() { codes }: RegistryContext,
  ) {
    return codes.findPartner(agency, system, value);
  }

  @Mutation(() => AgencyPartnerIdentifier, {
    description:
      "Asks a system of the caller's agency for a code, and registers the partner with its first one (UNHCR-50, R-INV-1). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, CONFLICT / INVALID_STATE before the profile is complete, CONFLICT / ALREADY_ASSIGNED, PRECONDITION_FAILED / MISSING_REQUIREMENT without a valid declaration, CLEARANCE_STALE, BLOCKED_BY_SCREENING, BLOCKED_BY_HOLD, BLOCKED_BY_STANDING.",
  })
  assignPartnerCode(
    @Arg('input', () => AssignPartnerCodeInput) input: AssignPartnerCodeInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('assignPartnerCode', ({ codes }) => codes.assign(input), {
      key: input.idempotencyKey,
      input,
      again: ({ codes }, id) => codes.get(id),
    });
  }

  @Mutation(() => AgencyPartnerIdentifier, {
    description:
      'The system of the agency tells the code it gave; it never changes and is never given again (SYS-3, R-INV-2). Refused: NOT_FOUND, CONFLICT / CODE_FINAL, CODE_TAKEN, INVALID_STATE.',
  })
  acknowledgeErpCode(
    @Arg('input', () => AcknowledgeErpCodeInput) input: AcknowledgeErpCodeInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('acknowledgeErpCode', ({ codes }) => codes.acknowledge(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose system it is.' })
  agency(@Root() { agency }: PartnerCodeRow, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(agency);
  }
}

@Resolver(() => Partner)
export class CodesOfPartnerResolver {
  @FieldResolver(() => [AgencyPartnerIdentifier], {
    description: 'What systems of agencies call the partner, oldest first. At most 100.',
  })
  agencyIdentifiers(@Root() { id }: PartnerRow, @Ctx() { codes }: RegistryContext) {
    return codes.ofPartner(id);
  }
}
