import { z } from 'zod';
import type { ClinicDay } from '../values/clinic-day.ts';
import type { CredentialId } from '../values/ids.ts';
import type { Instant } from '../values/instant.ts';
import { ageOn } from './age.ts';
import type { QueueRank } from './queue-policy.ts';

export { ageOn, formatAge } from './age.ts';

/** The groups of 六优先 and those that local rule may add, in the order in which one is named. */
export const PRIORITY_GROUPS = [
  'elder',
  'soldier',
  'veteran',
  'special_family',
  'military_family',
  'disabled_soldier',
  'disabled',
  'pregnant',
  'infant',
] as const;
export type PriorityGroup = (typeof PRIORITY_GROUPS)[number];

export const priorityGroupSchema = z.enum(PRIORITY_GROUPS);

/** For the resident's own record and for statistics; never for a screen, ticket or voice in public. */
export const PRIORITY_GROUP_LABELS: Readonly<Record<PriorityGroup, string>> = {
  elder: '老年人',
  soldier: '现役军人',
  veteran: '退役军人',
  special_family: '计生特殊家庭',
  military_family: '军人家属与遗属',
  disabled_soldier: '残疾军人',
  disabled: '残疾人',
  pregnant: '孕产妇',
  infant: '婴幼儿',
};

/** What may be shown where others can read it: 计生特殊家庭 is only ever 优先. */
export function publicPriorityLabel(group: PriorityGroup, elderAge = 70): string {
  if (group === 'special_family') return '优先';
  return group === 'elder' ? `${elderAge} 岁及以上` : PRIORITY_GROUP_LABELS[group];
}

export const PROOF_KINDS = [
  'id_card',
  'household_register',
  'birth_certificate',
  'officer_card',
  'sergeant_card',
  'conscript_card',
  'cadet_card',
  'veteran_card',
  'special_family_card',
  'military_family_card',
  'disabled_soldier_card',
  'disabled_card',
  'maternal_handbook',
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

export const proofKindSchema = z.enum(PROOF_KINDS);

export const PROOF_KIND_LABELS: Readonly<Record<ProofKind, string>> = {
  id_card: '居民身份证',
  household_register: '户口簿',
  birth_certificate: '出生医学证明',
  officer_card: '军官证',
  sergeant_card: '军士证',
  conscript_card: '义务兵证',
  cadet_card: '学员证',
  veteran_card: '退役军人优待证',
  special_family_card: '计生特殊家庭就医证',
  military_family_card: '军属或遗属优待证',
  disabled_soldier_card: '残疾军人证',
  disabled_card: '残疾人证',
  maternal_handbook: '母子健康手册',
};

/** Which documents prove which group. */
export const PROOFS_OF_GROUP: Readonly<Record<PriorityGroup, readonly ProofKind[]>> = {
  elder: ['id_card', 'household_register'],
  soldier: ['officer_card', 'sergeant_card', 'conscript_card', 'cadet_card'],
  veteran: ['veteran_card'],
  special_family: ['special_family_card'],
  military_family: ['military_family_card'],
  disabled_soldier: ['disabled_soldier_card'],
  disabled: ['disabled_card'],
  pregnant: ['maternal_handbook'],
  infant: ['id_card', 'household_register', 'birth_certificate'],
};

export const prioritySettingsSchema = z.strictObject({
  /** Full years; this age counts. */
  elderAge: z.int().min(50).max(100),
  enabledGroups: z.array(priorityGroupSchema),
  /** Full years; this age still counts (2 = until the third birthday). */
  infantMaxAge: z.int().min(0).max(13),
});
export type PrioritySettings = z.infer<typeof prioritySettingsSchema>;

export const DEFAULT_PRIORITY_SETTINGS: PrioritySettings = {
  elderAge: 70,
  enabledGroups: ['elder', 'soldier', 'veteran', 'special_family'],
  infantMaxAge: 2,
};

/** A document that somebody has looked at. Once checked it holds for later visits until it lapses. */
export interface PriorityCredential {
  readonly credentialId?: CredentialId | undefined;
  readonly group: PriorityGroup;
  readonly kind: ProofKind;
  readonly number: string;
  readonly validTo?: ClinicDay | undefined;
  readonly checkedAt: Instant;
}

export interface GrantedGroup {
  readonly group: PriorityGroup;
  /** None when the age alone decides. */
  readonly credentialId?: CredentialId | undefined;
}

export interface PriorityGrant {
  readonly rank: QueueRank;
  /** Every group that holds on the day, each once, in the order of `PRIORITY_GROUPS`. */
  readonly groups: readonly GrantedGroup[];
  /** The one by which the visit is counted; present even when an emergency outranks it. */
  readonly main?: PriorityGroup;
  /** Groups that would hold, were their document not out of date. */
  readonly expired: readonly (GrantedGroup & { readonly validTo: ClinicDay })[];
}

export interface PriorityInput {
  /** Undefined when not known: no group by age then. */
  readonly birthDay: ClinicDay | undefined;
  readonly credentials: readonly PriorityCredential[];
  /** 急危重, as triage says. */
  readonly emergency: boolean;
  readonly onDay: ClinicDay;
  readonly settings: PrioritySettings;
}

/**
 * The priority of one visit, granted once and valid at all six points (六优先). Age counts by full years on
 * the visit's day; other groups need a checked document of a kind that proves them, valid on that day.
 * Somebody in two groups gets one rank and both are recorded.
 */
export function grantPriority(input: PriorityInput): PriorityGrant {
  const groups: GrantedGroup[] = [];
  const expired: (GrantedGroup & { validTo: ClinicDay })[] = [];
  for (const group of PRIORITY_GROUPS) {
    if (!input.settings.enabledGroups.includes(group)) continue;
    const proofs = input.credentials.filter(
      (one) => one.group === group && PROOFS_OF_GROUP[group].includes(one.kind),
    );
    const valid = proofs.find((one) => one.validTo === undefined || one.validTo >= input.onDay);
    const lapsed = latestLapsed(proofs);
    if (holdsByAge(group, input)) groups.push({ group });
    else if (valid && !isAgeGroup(group)) groups.push(granted(valid));
    else if (lapsed && !isAgeGroup(group)) expired.push({ ...granted(lapsed), validTo: lapsed.validTo });
  }
  const main = groups[0]?.group;
  const rank = input.emergency ? 'emergency' : main === undefined ? 'ordinary' : 'priority';
  return { rank, groups, ...(main !== undefined && { main }), expired };
}

function isAgeGroup(group: PriorityGroup): boolean {
  return group === 'elder' || group === 'infant';
}

function holdsByAge(group: PriorityGroup, { birthDay, onDay, settings }: PriorityInput): boolean {
  if (birthDay === undefined || !isAgeGroup(group)) return false;
  const age = ageOn(birthDay, onDay);
  return group === 'elder' ? age >= settings.elderAge : age <= settings.infantMaxAge;
}

function granted(credential: PriorityCredential): GrantedGroup {
  const { group, credentialId } = credential;
  return credentialId === undefined ? { group } : { group, credentialId };
}

/** The document that lapsed last: the one to renew. */
function latestLapsed(proofs: readonly PriorityCredential[]) {
  let latest: (PriorityCredential & { validTo: ClinicDay }) | undefined;
  for (const one of proofs) {
    const { validTo } = one;
    if (validTo !== undefined && (!latest || validTo > latest.validTo)) latest = { ...one, validTo };
  }
  return latest;
}
