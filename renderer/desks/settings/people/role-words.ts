import { ROLES, type Role } from '../../../../electron/shared/contract/define.ts';

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  front_desk: '挂号收费',
  doctor: '医生',
  pharmacist: '药师',
  head: '站长',
};

export function rolesInWords(roles: readonly Role[]): string {
  return ROLES.filter((role) => roles.includes(role))
    .map((role) => ROLE_LABELS[role])
    .join('、');
}
