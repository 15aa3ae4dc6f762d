import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../page';
import { open, type PermissionTable, staffWith } from '../permissions';
import type { ServiceName } from '../service';
import { AuditEventConnection } from './audit-event.type';
import type { AuditRecord } from './audit-record';

/** `<service>AuditEvents`: every service answers for its own record, so the name says whose it is. */
export function auditResolverOf(service: ServiceName) {
  @Resolver()
  class AuditResolver {
    @Query(() => AuditEventConnection, {
      name: `${service}AuditEvents`,
      description: `What members of your agency did in ${service}, latest first. For its auditors only; asking is recorded too.`,
    })
    auditEvents(@Args(() => PageArgs) page: PageArgs, @Ctx() { auditRecord }: { auditRecord: AuditRecord }) {
      return auditRecord.list(page, `${service}AuditEvents`);
    }
  }
  return AuditResolver;
}

export const auditPermissions = (service: ServiceName): PermissionTable => ({
  Query: { [`${service}AuditEvents`]: staffWith('OVERSIGHT_AUDITOR') },
  AuditEventConnection: { '*': open },
  AuditEventEdge: { '*': open },
  AuditEvent: { '*': open },
});
