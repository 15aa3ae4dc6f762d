/** Of `assessment a`, by the names of the entity. */
export const assessmentColumns = `a.id, a.reference_no AS "referenceNo", a.partner_id AS "partnerId", a.owner_agency AS "ownerAgency", a.kind,
  a.state, a.origin, a.entity_scope AS "entityScope", a.methodology_code AS "methodologyCode",
  a.methodology_version AS "methodologyVersion", a.assessor_type AS "assessorType", a.assessor_firm AS "assessorFirm",
  a.commissioning_office AS "commissioningOffice", a.business_sector AS "businessSector", a.conducted_mode AS "conductedMode", a.proxy,
  a.period_from::text AS "periodFrom", a.period_to::text AS "periodTo", a.countries, a.areas, a.ceiling_usd AS "ceilingUsd",
  a.started_on::text AS "startedOn", a.due_on::text AS "dueOn", a.band, a.computed_band AS "computedBand",
  a.adjusted_band AS "adjustedBand", a.joint_agencies AS "jointAgencies", a.superseded_by AS "supersededBy", a.version,
  a.finalised_on::text AS "finalisedOn", a.valid_until::text AS "validUntil", a.amount, a.currency,
  a.recorded_at AS "recordedAt", a.idempotency_key AS "idempotencyKey", a.request_hash AS "requestHash"`;
