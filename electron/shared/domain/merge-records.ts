/** What a kept record may take from the one that is merged into it, with what an empty one holds. */
const EMPTY = {
  phone: '',
  address: '',
  householdAddress: '',
  occupation: '',
  insurance: 'none',
  cardNo: '',
  bloodType: '',
  guardianName: '',
  guardianRelation: '',
  guardianPhone: '',
  guardianIdNumber: '',
  emergencyName: '',
  emergencyRelation: '',
  emergencyPhone: '',
} as const;

export type MergeField = keyof typeof EMPTY;
export const MERGE_FIELDS = Object.keys(EMPTY) as readonly MergeField[];

/** What a field holds when nothing was written into it. */
export function emptyValueOf(field: MergeField): string {
  return EMPTY[field];
}

/** Fields that tell of one other person: taken all together or not at all. */
const TOGETHER = {
  guardianRelation: 'guardianName',
  guardianPhone: 'guardianName',
  guardianIdNumber: 'guardianName',
  emergencyRelation: 'emergencyName',
  emergencyPhone: 'emergencyName',
} as const satisfies Partial<Record<MergeField, MergeField>>;

export type MergeableRecord = Readonly<Record<MergeField, string>>;

export interface TakenField {
  readonly field: MergeField;
  readonly value: string;
}

/**
 * What the kept record lacks and takes from the other (空的由另一份补上). Nothing that stands in it is
 * overwritten, and of a guardian or an emergency contact never half.
 */
export function planTakenFields(kept: MergeableRecord, merged: MergeableRecord): TakenField[] {
  const isEmpty = (record: MergeableRecord, field: MergeField) => record[field] === EMPTY[field];
  return MERGE_FIELDS.filter((field) => {
    const head: MergeField = field in TOGETHER ? TOGETHER[field as keyof typeof TOGETHER] : field;
    return isEmpty(kept, head) && isEmpty(kept, field) && !isEmpty(merged, field);
  }).map((field) => ({ field, value: merged[field] }));
}
