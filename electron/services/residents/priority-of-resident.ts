import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import { credentials, familyDoctorContracts, staff, visitGroups } from '../../../db/schema/index.ts';
import type { ProofKind } from '../../shared/domain/priority.ts';
import {
  grantPriority,
  PRIORITY_GROUP_LABELS,
  type PriorityGrant,
  type PriorityGroup,
  publicPriorityLabel,
} from '../../shared/domain/priority.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { ResidentId, VisitId } from '../../shared/values/ids.ts';
import type { QueryContext, Session } from '../context.ts';

const credentialsOfResident = prepared((db) =>
  db
    .select({
      credentialId: credentials.id,
      group: credentials.group,
      kind: credentials.kind,
      number: credentials.number,
      validToDay: credentials.validToDay,
      checkedAt: credentials.checkedAt,
      checkedBy: staff.name,
    })
    .from(credentials)
    .innerJoin(staff, eq(staff.id, credentials.checkedBy))
    .where(
      and(
        sql`${credentials.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        isNull(credentials.withdrawnAt),
      ),
    )
    .orderBy(desc(credentials.checkedAt), desc(credentials.id))
    .prepare(),
);

const groupsOfVisit = prepared((db) =>
  db
    .select({ group: visitGroups.group, main: visitGroups.main })
    .from(visitGroups)
    .where(eq(visitGroups.visitId, sql.placeholder('visitId')))
    .orderBy(desc(visitGroups.main))
    .prepare(),
);

const contractOnDay = prepared((db) =>
  db
    .select({
      team: familyDoctorContracts.team,
      agreementNo: familyDoctorContracts.agreementNo,
      fromDay: familyDoctorContracts.fromDay,
      toDay: familyDoctorContracts.toDay,
    })
    .from(familyDoctorContracts)
    .where(
      and(
        sql`${familyDoctorContracts.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        sql`${sql.placeholder('day')} BETWEEN ${familyDoctorContracts.fromDay} AND ${familyDoctorContracts.toDay}`,
        sql`(${familyDoctorContracts.endedDay} IS NULL OR ${familyDoctorContracts.endedDay} > ${sql.placeholder('day')})`,
      ),
    )
    .orderBy(desc(familyDoctorContracts.toDay))
    .limit(1)
    .prepare(),
);

type Reader = Pick<QueryContext, 'db'>;

/** Checked documents of a person that were not withdrawn, newest check first; numbers whole. */
export function listCredentials(context: Reader, residentId: ResidentId) {
  return credentialsOfResident(context.db).all({ residentId });
}

/** The groups that a visit was granted at registration, the main one first. */
export function listVisitGroups(context: Reader, visitId: VisitId): PriorityGroup[] {
  return groupsOfVisit(context.db)
    .all({ visitId })
    .map((row) => row.group);
}

/** The family-doctor contract in force on a day (both ends count). */
export function findContract(context: Reader, residentId: ResidentId, day: ClinicDay) {
  return contractOnDay(context.db).get({ residentId, day });
}

/** What priority a resident would be granted today, from age and checked documents. */
export function grantToday(
  context: Pick<QueryContext, 'db' | 'today' | 'settings'>,
  resident: { readonly id: ResidentId; readonly birthDay: ClinicDay },
  emergency: boolean,
): PriorityGrant {
  const known = listCredentials(context, resident.id).map((row) => ({
    credentialId: row.credentialId,
    group: row.group,
    kind: row.kind as ProofKind,
    number: row.number,
    validTo: row.validToDay ?? undefined,
    checkedAt: row.checkedAt,
  }));
  return grantPriority({
    birthDay: resident.birthDay,
    credentials: known,
    emergency,
    onDay: context.today,
    settings: context.settings.priority,
  });
}

/** Labels that anybody in the room may read: 计生特殊家庭 is only ever 优先. */
export function publicLabels(
  context: Pick<QueryContext, 'settings'>,
  groups: readonly PriorityGroup[],
): string[] {
  return groups.map((group) => publicPriorityLabel(group, context.settings.priority.elderAge));
}

/** A group as this reader may see it: with its name by right, else only as 优先. */
export function labelFor(
  context: Pick<QueryContext, 'session' | 'settings'>,
  group: PriorityGroup,
): { label: string; restricted: boolean } {
  const sensitive = group === 'special_family';
  const byName = sensitive && mayReadSensitiveGroup(context.session);
  return {
    label: byName
      ? PRIORITY_GROUP_LABELS[group]
      : publicPriorityLabel(group, context.settings.priority.elderAge),
    restricted: sensitive && !byName,
  };
}

/** Only those who treat and who answer for the station may read the sensitive group by its name. */
export function mayReadSensitiveGroup(session: Session): boolean {
  return session.roles.includes('doctor') || session.roles.includes('head');
}
