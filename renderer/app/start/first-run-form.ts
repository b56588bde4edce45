import { useEffect, useState } from 'react';
import type { Role } from '../../../electron/shared/contract/define.ts';
import type { CallInput } from '../../../electron/shared/contract/procedures.ts';

export interface NewColleague {
  /** Names the line of the form; no one else sees it. */
  readonly line: number;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

/** What the three steps ask for. */
export interface FirstRunForm {
  readonly name: string;
  readonly center: string;
  readonly headName: string;
  readonly headPhone: string;
  readonly password: string;
  readonly again: string;
  readonly staff: readonly NewColleague[];
  readonly rooms: FirstRunRooms;
  readonly firstNo: number | undefined;
  readonly lastNo: number | undefined;
  readonly backupFolder: string;
}

export type FirstRunRooms = CallInput<'settings.createStation'>['rooms'];

const USUAL_ROOMS: FirstRunRooms = [
  { name: '全科诊断室', point: 'consultation' },
  { name: '化验室', point: 'lab' },
  { name: '检查室', point: 'examination' },
  { name: '收费窗口', point: 'cashier' },
  { name: '药房', point: 'pickup' },
];

export function nobodyYet(line: number, role: Role): NewColleague {
  return { line, name: '', roles: [role], password: '' };
}

const EMPTY: FirstRunForm = {
  name: '',
  center: '',
  headName: '',
  headPhone: '',
  password: '',
  again: '',
  staff: [nobodyYet(1, 'front_desk'), nobodyYet(2, 'pharmacist')],
  rooms: USUAL_ROOMS,
  firstNo: undefined,
  lastNo: undefined,
  backupFolder: '',
};

const KEPT = 'first-run';

/** Kept in this window between starts, so that one may stop half way; passwords are not. */
export function useFirstRunForm() {
  const [form, setForm] = useState<FirstRunForm>(readKept);
  useEffect(() => {
    const staff = form.staff.map((person) => ({ ...person, password: '' }));
    localStorage.setItem(KEPT, JSON.stringify({ ...form, password: '', again: '', staff }));
  }, [form]);
  const change = (part: Partial<FirstRunForm>) => setForm((before) => ({ ...before, ...part }));
  return { form, change, forget: () => localStorage.removeItem(KEPT) };
}

function readKept(): FirstRunForm {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<FirstRunForm>) };
  } catch {
    return EMPTY;
  }
}

/** What the first step still lacks, in the words of its fields. */
export function lackingInStation(form: FirstRunForm): string[] {
  return [
    form.name.trim() === '' && '站名',
    form.center.trim() === '' && '中心',
    form.headName.trim() === '' && '站长姓名',
    form.password.length < 8 && '密码',
    form.password.length >= 8 && form.password !== form.again && '两次密码一样',
  ].filter((word) => word !== false);
}

/** Lines of the second step that somebody began and did not finish. */
export function lackingInPeople(form: FirstRunForm): string[] {
  const begun = namedStaff(form);
  const names = [form.headName, ...begun.map((person) => person.name)].map((name) => name.trim());
  const half = (form.firstNo === undefined) !== (form.lastNo === undefined);
  return [
    begun.some((person) => person.roles.length === 0) && '岗位',
    begun.some((person) => person.password.length < 6) && '6 位以上的初始密码',
    new Set(names).size < names.length && '不重的姓名',
    (half || (form.lastNo ?? 0) < (form.firstNo ?? 0)) && '收据号的起止',
  ].filter((word) => word !== false);
}

export function namedStaff(form: FirstRunForm): readonly NewColleague[] {
  return form.staff.filter((person) => person.name.trim() !== '');
}

const TITLES: readonly (readonly [Role, string])[] = [
  ['doctor', '医师'],
  ['pharmacist', '药师'],
  ['front_desk', '挂号收费员'],
  ['head', '站长'],
];

function titleOf(roles: readonly Role[]): string {
  return TITLES.find(([role]) => roles.includes(role))?.[1] ?? '';
}

export function intentOf(form: FirstRunForm): CallInput<'settings.createStation'> {
  const { firstNo, lastNo } = form;
  return {
    name: form.name.trim(),
    center: form.center.trim(),
    head: { name: form.headName.trim(), phone: form.headPhone.trim(), password: form.password },
    staff: namedStaff(form).map((person) => ({
      name: person.name.trim(),
      title: titleOf(person.roles),
      roles: [...person.roles],
      password: person.password,
    })),
    rooms: form.rooms.filter((room) => room.name.trim() !== ''),
    receipts: firstNo === undefined || lastNo === undefined ? null : { firstNo, lastNo },
    backupFolder: form.backupFolder.trim(),
  };
}
