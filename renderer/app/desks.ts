import type { ComponentType } from 'react';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { IconName } from '../components/Icon.tsx';

export interface Desk {
  /** What the session and the drafts call it. */
  readonly id: string;
  readonly name: string;
  readonly key: `F${number}`;
  readonly icon: IconName;
  /** Who may sit here; the main process decides again with each call. */
  readonly roles: readonly Role[] | 'everyone';
  /** Who that is, in words, for those who may not. */
  readonly who: string;
  readonly load: () => Promise<ComponentType>;
}

/** The desks in the order of the rail. Each comes when it is first opened. */
export const DESKS: readonly Desk[] = [
  {
    id: 'registration',
    name: '挂号',
    key: 'F1',
    icon: 'reg',
    roles: ['front_desk', 'head'],
    who: '挂号收费员或站长',
    load: () => import('../desks/registration/RegistrationDesk.tsx').then((file) => file.RegistrationDesk),
  },
  {
    id: 'queue',
    name: '候诊',
    key: 'F2',
    icon: 'queue',
    roles: 'everyone',
    who: '每个人',
    load: () => import('../desks/queue/QueueDesk.tsx').then((file) => file.QueueDesk),
  },
  {
    id: 'consultation',
    name: '接诊',
    key: 'F3',
    icon: 'doc',
    roles: ['doctor'],
    who: '医生',
    load: () => import('../desks/consultation/ConsultationDesk.tsx').then((file) => file.ConsultationDesk),
  },
  {
    id: 'cashier',
    name: '收费',
    key: 'F4',
    icon: 'cash',
    roles: ['front_desk', 'head'],
    who: '挂号收费员或站长',
    load: () => import('../desks/cashier/CashierDesk.tsx').then((file) => file.CashierDesk),
  },
  {
    id: 'dispensary',
    name: '发药',
    key: 'F5',
    icon: 'pill',
    roles: ['pharmacist', 'head'],
    who: '药师或站长',
    load: () => import('../desks/dispensary/DispensaryDesk.tsx').then((file) => file.DispensaryDesk),
  },
  {
    id: 'storeroom',
    name: '药库',
    key: 'F6',
    icon: 'box',
    roles: ['pharmacist', 'head'],
    who: '药师或站长',
    load: () => import('../desks/storeroom/StoreroomDesk.tsx').then((file) => file.StoreroomDesk),
  },
  {
    id: 'day-close',
    name: '日清',
    key: 'F7',
    icon: 'day',
    roles: ['front_desk', 'head'],
    who: '挂号收费员或站长',
    load: () => import('../desks/cashier/DayCloseDesk.tsx').then((file) => file.DayCloseDesk),
  },
  {
    id: 'ledger',
    name: '月账',
    key: 'F8',
    icon: 'book',
    roles: ['head'],
    who: '站长',
    load: () => import('../desks/ledger/LedgerDesk.tsx').then((file) => file.LedgerDesk),
  },
  {
    id: 'head',
    name: '站长',
    key: 'F10',
    icon: 'head',
    roles: ['head'],
    who: '站长',
    load: () => import('../desks/settings/HeadDesk.tsx').then((file) => file.HeadDesk),
  },
  {
    id: 'residents',
    name: '居民',
    key: 'F11',
    icon: 'people',
    roles: 'everyone',
    who: '每个人',
    load: () => import('../desks/residents/ResidentsDesk.tsx').then((file) => file.ResidentsDesk),
  },
];

export function mayUse(desk: Desk, roles: readonly Role[]): boolean {
  return desk.roles === 'everyone' || desk.roles.some((role) => roles.includes(role));
}

export function findDesk(id: string): Desk | undefined {
  return DESKS.find((desk) => desk.id === id);
}

/** Desks that somebody may use, in order; never empty, since everybody may watch the queue. */
export function desksOf(roles: readonly Role[]): readonly Desk[] {
  return DESKS.filter((desk) => mayUse(desk, roles));
}
