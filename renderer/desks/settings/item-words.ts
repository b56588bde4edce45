import type { ServiceItem } from '../../../electron/shared/contract/settings-administration.ts';
import { FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';

export const SERVICE_CATEGORIES = [
  'registration',
  'consultation',
  'general_fee',
  'examination',
  'lab',
  'treatment',
  'surgery',
  'material',
  'other',
] as const satisfies readonly ServiceItem['category'][];

export const PURPOSE_LABELS: Readonly<Record<NonNullable<ServiceItem['purpose']> | 'none', string>> = {
  none: '一般项目',
  registration: '挂号费',
  emergency_registration: '急诊挂号费',
  consultation: '诊察费',
  general_fee: '一般诊疗费',
  injection: '注射（一般诊疗费里含）',
  pharmacy_service: '药事服务（一般诊疗费里含）',
};

export const POINT_LABELS = { none: '不排队', lab: '化验', examination: '检查' } as const;

export function categoryLabel(category: ServiceItem['category']): string {
  return FEE_CATEGORY_LABELS[category];
}
