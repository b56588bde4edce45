import { addMonths, type ClinicDay, lastDayOf, monthOf } from '../../../shared/values/clinic-day.ts';

export interface CatalogueSupplier {
  readonly code: string;
  readonly name: string;
  readonly licenceNo: string;
  /** Full months that the licence still runs when the station begins; below zero it has lapsed. */
  readonly licenceMonths: number;
  /** On the center's list; goods of any other supplier are refused (统一配送). */
  readonly approved: boolean;
  readonly note: string;
}

export const CATALOGUE_SUPPLIERS: readonly CatalogueSupplier[] = [
  {
    code: 'RK',
    name: '蓉康医药配送有限公司（演示）',
    licenceNo: '川AA0280117',
    licenceMonths: 17,
    approved: true,
    note: '中心批准，统一配送',
  },
  {
    code: 'HM',
    name: '惠民大药房（演示）',
    licenceNo: '川DA0289031',
    licenceMonths: 10,
    approved: false,
    note: '零售药店，不在批准的供货单位里',
  },
  {
    code: 'JY',
    name: '锦源医药批发部（演示）',
    licenceNo: '川BA0283345',
    licenceMonths: -11,
    approved: false,
    note: '合同已终止，许可证已过期',
  },
];

/** The last day of a supplier's licence, for a station that begins on a day. */
export function licenceToDay({ licenceMonths }: CatalogueSupplier, beginsOn: ClinicDay): ClinicDay {
  return lastDayOf(addMonths(monthOf(beginsOn), licenceMonths));
}
