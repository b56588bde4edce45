import { type ClinicDay, clinicDay } from '../../../shared/values/clinic-day.ts';

export interface CatalogueSupplier {
  readonly code: string;
  readonly name: string;
  readonly licenceNo: string;
  readonly licenceToDay: ClinicDay;
  /** On the center's list; goods of any other supplier are refused (统一配送). */
  readonly approved: boolean;
  readonly note: string;
}

export const CATALOGUE_SUPPLIERS: readonly CatalogueSupplier[] = [
  {
    code: 'RK',
    name: '蓉康医药配送有限公司（演示）',
    licenceNo: '川AA0280117',
    licenceToDay: clinicDay('2028-04-30'),
    approved: true,
    note: '中心批准，统一配送',
  },
  {
    code: 'HM',
    name: '惠民大药房（演示）',
    licenceNo: '川DA0289031',
    licenceToDay: clinicDay('2027-09-30'),
    approved: false,
    note: '零售药店，不在批准的供货单位里',
  },
  {
    code: 'JY',
    name: '锦源医药批发部（演示）',
    licenceNo: '川BA0283345',
    licenceToDay: clinicDay('2025-12-31'),
    approved: false,
    note: '合同已终止，许可证已过期',
  },
];
