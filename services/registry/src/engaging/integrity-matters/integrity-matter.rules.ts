export interface IntegrityMatter {
  leadAgency: string;
  since: Date;
  until: Date | null;
}

/** What is open of a record; null where nothing is. */
export function openMatter(
  row: { leadAgency: string | null; since: Date | null; until: Date | null } | undefined,
): IntegrityMatter | null {
  return row?.leadAgency && row.since ? { leadAgency: row.leadAgency, since: row.since, until: row.until } : null;
}

interface Contacted {
  /** When the agency recorded it. */
  at: Date;
}

/**
 * Whether an agency must talk to the lead agency first (R-INV-7). A contact counts for the matter that was open then; a
 * later matter asks for another.
 */
export function mustContact(
  matter: IntegrityMatter | null,
  { agency, contact, at }: { agency: string; contact: Contacted | null; at: Date },
): matter is IntegrityMatter {
  if (!matter || matter.leadAgency === agency) return false;
  if (matter.until !== null && matter.until <= at) return false;
  return contact === null || contact.at < matter.since;
}
