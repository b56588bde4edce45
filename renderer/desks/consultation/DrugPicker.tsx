import type { Ref } from 'react';
import type { DrugSearchRow } from '../../../electron/shared/contract/drug-schemas.ts';
import { matchAllergy } from '../../../electron/shared/domain/allergy-groups.ts';
import { formatPacks } from '../../../electron/shared/values/quantity.ts';
import { call } from '../../api/client.ts';
import { formatPrice } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ExpiryBadge } from '../../components/Marks.tsx';
import { Picker } from '../../components/Picker.tsx';

export interface DrugPickerProps {
  /** Days of the course that the first line would have: the batch must outlast it. */
  readonly days: number;
  readonly allergies: readonly string[];
  readonly onPick: (drug: DrugSearchRow) => void;
  readonly onEnterEmpty: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

const INSURANCE_WORDS = { A: '甲', B: '乙', self: '自费' } as const;

const UNAVAILABLE_WORDS = {
  none: '无可用库存',
  reserved: '已被占用',
  expired: '已过期',
  locked: '已锁定',
  'expires-before-end': '不够疗程',
} as const;

/** Why a drug cannot be prescribed to this patient now. */
function whyNot(row: DrugSearchRow, allergies: readonly string[]): string | undefined {
  const names = { genericName: row.genericName, tradeName: row.tradeName || undefined, allergyGroups: [] };
  if (allergies.some((substance) => matchAllergy(substance, names) === 'same')) return '过敏禁用';
  if (row.unavailable) return UNAVAILABLE_WORDS[row.unavailable];
  return row.active ? undefined : '已停用';
}

/** The drug of the next line, with the batch that would go out first and what it costs. */
export function DrugPicker({ days, allergies, onPick, onEnterEmpty, inputRef }: DrugPickerProps) {
  return (
    <Picker
      label="药品"
      search={(term) => call('storeroom.searchDrugs', { term, forTreatmentDays: days })}
      keyOf={(row) => row.drugId}
      onPick={onPick}
      onEnterEmpty={onEnterEmpty}
      inputRef={inputRef}
      whyNot={(row) => whyNot(row, allergies)}
      none="没有这种药。换一个词，或请药库先建目录。"
      columns={[
        { head: '通用名', cell: (row) => <b title={row.genericName}>{row.genericName}</b>, width: 186 },
        { head: '规格', cell: (row) => row.spec, width: 104 },
        { head: '可用', cell: availableWords, width: 50, align: 'right' },
        { head: '批号', cell: (row) => row.firstBatch?.batchNo ?? '', width: 68 },
        { head: '效期', cell: expiryOf, width: 122 },
        { head: '单价', cell: priceOf, width: 62, align: 'right' },
        { head: '医保', cell: (row) => INSURANCE_WORDS[row.insuranceClass], width: 36 },
        { head: '', cell: (row) => <span className="sm muted">{noteOf(row)}</span> },
      ]}
      tip={
        <>
          <span>
            <KeyCap of="ArrowUp" /> <KeyCap of="ArrowDown" /> 选
          </span>
          <span>
            <KeyCap of="Enter" /> 取用
          </span>
          <span>
            <KeyCap of="Escape" /> 收起
          </span>
          <span className="end">先到期先出，可用不含过期与已占用</span>
        </>
      }
    />
  );
}

function availableWords(row: DrugSearchRow): string {
  const { availableQty, packSize, packUnit, smallUnit } = row;
  // The loose rest of an opened pack is told only when there is no whole one.
  if (availableQty < packSize) return `${availableQty} ${availableQty === 0 ? packUnit : smallUnit}`;
  const whole = availableQty - (availableQty % packSize);
  return formatPacks(whole as typeof availableQty, packSize, packUnit, smallUnit);
}

function expiryOf(row: DrugSearchRow) {
  return row.firstBatch ? <ExpiryBadge day={row.firstBatch.expiresDay} band={row.firstBatch.band} /> : '—';
}

function priceOf(row: DrugSearchRow): string {
  const price = row.firstBatch?.price ?? row.lastPrice;
  return price === null ? '—' : formatPrice(price);
}

function noteOf(row: DrugSearchRow): string {
  if (row.skinTest) return '要皮试';
  if (row.control !== 'none') return '特殊管理';
  return row.firstBatch && row.firstBatch.band !== 'fine' ? '先出此批' : '';
}
