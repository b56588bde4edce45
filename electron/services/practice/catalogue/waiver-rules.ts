import type { FeeCategory } from '../../../shared/domain/fee-categories.ts';
import type { ClinicDay } from '../../../shared/values/clinic-day.ts';

export interface CatalogueWaiverRule {
  readonly code: string;
  readonly name: string;
  /** Printed beside the amount, for a station that begins on a day. */
  readonly basis: (beginsOn: ClinicDay) => string;
  readonly category: FeeCategory;
  /** Only this item of the category; null covers them all. */
  readonly itemCode: string | null;
  /** Share of the price that is waived. */
  readonly percent: number;
  readonly condition: 'contract' | 'age';
  readonly minAge: number | null;
}

/** What the center waives (减免); accounted for apart from income. */
export const CATALOGUE_WAIVER_RULES: readonly CatalogueWaiverRule[] = [
  {
    code: 'QYGH',
    name: '签约居民免挂号费',
    basis: () => '家庭医生签约服务协议（演示）',
    category: 'registration',
    itemCode: null,
    percent: 100,
    condition: 'contract',
    minAge: null,
  },
  {
    code: 'LRXD',
    name: '70岁及以上心电图减半',
    // A paper of the center is older than what rests on it.
    basis: (beginsOn) => `中心〔${Number(beginsOn.slice(0, 4)) - 1}〕7号（演示）`,
    category: 'examination',
    itemCode: 'JC01',
    percent: 50,
    condition: 'age',
    minAge: 70,
  },
];
