import type { Role } from '../../../shared/contract/define.ts';
import type { QueuePoint } from '../../../shared/domain/queue-points.ts';

export interface CatalogueClinic {
  readonly code: string;
  readonly name: string;
  /** The queue that is served there; null for rooms without one. */
  readonly point: QueuePoint | null;
}

export interface CatalogueStaff {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
  /** Where this person usually sits. */
  readonly clinicCode: string;
}

export const CATALOGUE_CLINICS: readonly CatalogueClinic[] = [
  { code: 'GH', name: '挂号收费窗', point: 'registration' },
  { code: 'SF', name: '收费窗', point: 'cashier' },
  { code: 'QK1', name: '全科诊断室', point: 'consultation' },
  { code: 'QK2', name: '全科诊断二室', point: 'consultation' },
  { code: 'HY', name: '化验室', point: 'lab' },
  { code: 'JC', name: '心电B超室', point: 'examination' },
  { code: 'YF', name: '药房', point: 'pickup' },
  { code: 'ZL', name: '治疗室', point: null },
  { code: 'ZS', name: '注射室', point: null },
  { code: 'GC', name: '观察室', point: null },
];

/** Six people, in the order in which the sign-in screen numbers them. */
export const CATALOGUE_STAFF: readonly CatalogueStaff[] = [
  { code: 'lihui', name: '李慧', title: '挂号收费员', roles: ['front_desk'], clinicCode: 'GH' },
  {
    code: 'liuwentao',
    name: '刘文涛',
    title: '站长 · 全科医师',
    roles: ['doctor', 'head'],
    clinicCode: 'QK1',
  },
  { code: 'hejing', name: '何静', title: '药师', roles: ['pharmacist'], clinicCode: 'YF' },
  { code: 'zhangmin', name: '张敏', title: '护士', roles: ['pharmacist', 'front_desk'], clinicCode: 'ZL' },
  { code: 'wangli', name: '王丽', title: '导医分诊', roles: ['front_desk'], clinicCode: 'GH' },
  { code: 'chensi', name: '陈思', title: '公卫医师', roles: ['doctor'], clinicCode: 'QK2' },
];
