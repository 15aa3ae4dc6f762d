import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { IntegrityContact } from './integrity-contact.view';
import { RecordIntegrityContactInput } from './integrity-matter.inputs';

@Resolver(() => IntegrityContact)
export class IntegrityMatterResolver {
  @Mutation(() => IntegrityContact, {
    description:
      'Records that your agency contacted the agency of an open integrity matter, which clears INTEGRITY_CONTACT_REQUIRED for your agency and this matter (R-INV-7, S-INV-7). Refused: NOT_FOUND, PRECONDITION_FAILED / NO_OPEN_MATTER.',
  })
  recordIntegrityContact(
    @Arg('input', () => RecordIntegrityContactInput) input: RecordIntegrityContactInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('recordIntegrityContact', ({ integrityMatters }) =>
      integrityMatters.recordContact(input),
    );
  }
}
