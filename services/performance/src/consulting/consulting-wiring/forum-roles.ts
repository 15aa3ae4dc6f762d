import type { Role } from '@partner-commons/platform/viewer';

/** JIU-60: who speaks for an agency about how partners perform. */
export const forumMembers: Role[] = ['EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'];
/** domain-model.md 2.8, "Forum/working-group discussions: members"; oversight of their agencies reads, on record. */
export const forumReaders: Role[] = [...forumMembers, 'OVERSIGHT_AUDITOR'];
