import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { ResidentCredential, ResidentRecord } from '../../../electron/shared/contract/residents.ts';
import { PROOF_KIND_LABELS } from '../../../electron/shared/domain/priority.ts';
import { clinicDayAt } from '../../../electron/shared/values/clinic-day.ts';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Icon } from '../../components/Icon.tsx';
import { RankMark } from '../../components/Marks.tsx';

interface PriorityRow {
  readonly key: string;
  readonly label: string;
  readonly proof: string;
  readonly number: string;
  readonly validTo: string;
  readonly checked: string;
  readonly holds: boolean;
}

const CHINA_MINUTES = 480;

const COLUMNS: readonly Column<PriorityRow>[] = [
  {
    head: '群体',
    width: 150,
    cell: (row) => (
      <span className="row">
        {row.holds ? <RankMark rank="priority" /> : null}
        <b>{row.label}</b>
      </span>
    ),
  },
  { head: '凭证', width: 140, cell: (row) => row.proof },
  { head: '号码', width: 150, large: 'out', cell: (row) => row.number },
  { head: '有效期', width: 110, large: 'out', cell: (row) => row.validTo },
  {
    head: '核验',
    cell: (row) =>
      row.holds ? (
        <span className="row ok">
          <Icon name="check" />
          {row.checked}
        </span>
      ) : (
        <span className="row red">已过期，请看新证</span>
      ),
  },
];

/** By what this person has priority; whatever must not be read aloud here is only 优先. */
export function PriorityPanel({
  record,
  plan,
  onAdd,
}: {
  record: ResidentRecord;
  plan: Output<'registration.preview'> | undefined;
  onAdd: () => void;
}) {
  const rows = [...ageRows(record, plan), ...record.credentials.map(credentialRow)];
  return (
    <Panel
      className="grow"
      title="优先与凭证"
      note="一人多项只用一项排队，各项都留存"
      end={
        <Button keys="Alt+C" label="添加凭证" className="bare" onPress={onAdd}>
          添加凭证
        </Button>
      }
    >
      <DataTable
        label="优先与凭证"
        rows={rows}
        columns={COLUMNS}
        keyOf={(row) => row.key}
        empty={
          plan?.rank === 'emergency'
            ? '急危重先于所有人，不用凭证。'
            : '按普通排队。有军人、退役军人等凭证，按 Alt C 核验添加。'
        }
        grow
      />
    </Panel>
  );
}

function ageRows(record: ResidentRecord, plan: Output<'registration.preview'> | undefined): PriorityRow[] {
  const byAge = (plan?.priorityLabels ?? []).filter(
    (label) => !record.credentials.some((one) => one.label === label) && label !== '优先',
  );
  return byAge.map((label) => ({
    key: label,
    label,
    proof: '居民身份证',
    number: record.maskedIdNumber.replace(/^(.{4}).*\*+/, '$1…'),
    validTo: '长期',
    checked: '按就诊日自动判定',
    holds: true,
  }));
}

function credentialRow(one: ResidentCredential): PriorityRow {
  return {
    key: `credential-${one.credentialId}`,
    label: one.label,
    proof: one.kind === null ? '此台不显示' : PROOF_KIND_LABELS[one.kind],
    number: one.restricted ? '—' : one.maskedNumber.replace(/^(.{0,4}).*\*+/, '$1…'),
    validTo: one.validTo ?? '长期',
    checked: `${one.checkedBy} ${clinicDayAt(one.checkedAt, CHINA_MINUTES)}`,
    holds: !one.lapsed,
  };
}
