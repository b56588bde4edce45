import type { ResidentCredential, ResidentRecord } from '../../../electron/shared/contract/residents.ts';
import { PROOF_KIND_LABELS } from '../../../electron/shared/domain/priority.ts';
import { addDays, type ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { useStation } from '../../api/station.tsx';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { RankMark, Tag } from '../../components/Marks.tsx';
import { ID_KIND_LABELS } from '../registration/registration-form.ts';
import { dayOf } from './day-text.ts';
import type { ResidentsHand } from './use-residents.ts';

export interface ProofRow {
  readonly key: string | number;
  readonly label: string;
  readonly proof: string | null;
  readonly number: string;
  readonly validTo: ClinicDay | null;
  readonly lapsed: boolean;
  readonly checked: string;
}

/** By what somebody has priority; whatever must not be read aloud here is only 优先. */
export function CredentialsPanel({ hand, record }: { hand: ResidentsHand; record: ResidentRecord }) {
  const columns = useProofColumns();
  const { large } = useLargeType();
  const all = [...ageRow(record), ...record.credentials.map(proofRow)];
  const most = large ? MOST.large : MOST.usual;
  // What proves nothing any more comes last.
  const rows = all.toSorted((a, b) => Number(a.lapsed) - Number(b.lapsed));
  return (
    <Panel
      title="优先与凭证"
      note={all.length > most ? `共 ${all.length} 项，余下 ${all.length - most} 项按 Alt Z 看` : NOTE}
      end={
        <Button
          keys="Alt+Z"
          label="凭证"
          className="bare"
          enabled={hand.rights.write}
          onPress={() => hand.setDialog('credentials')}
        >
          添加、续验、撤销
        </Button>
      }
    >
      <div className="proofs">
        <DataTable
          label="优先与凭证"
          rows={rows}
          columns={large ? columns.filter(({ head }) => head !== CHECKED) : columns}
          keyOf={(row) => row.key}
          empty="按普通排队。有军人、退役军人等凭证，按 Alt Z 核验添加。"
        />
      </div>
    </Panel>
  );
}

const NOTE = '凭证一次核验，到期前都有效';
/** Rows in sight above the visits (residents.css); the others are scrolled to. */
const MOST = { usual: 3, large: 2 } as const;
/** Who checked it and when: in large type only the dialog has room for it. */
const CHECKED = '核验';
const EXPIRING_DAYS = 30;

export function useProofColumns(): readonly Column<ProofRow>[] {
  const soon = addDays(useStation().today, EXPIRING_DAYS);
  return [
    {
      head: '群体',
      width: 156,
      cell: (row) => (
        <span className="row">
          {row.lapsed ? null : <RankMark rank="priority" />}
          <b>{row.label}</b>
        </span>
      ),
    },
    { head: '凭证', width: 138, cell: (row) => <Proof row={row} /> },
    { head: '号码', width: 98, large: 'out', cell: (row) => row.number },
    {
      head: '有效期',
      width: 152,
      large: 168,
      cell: (row) => (
        <span className="row">
          {row.validTo ?? '长期'}
          {row.lapsed ? <Tag kind="bad">已过期</Tag> : null}
          {!row.lapsed && row.validTo !== null && row.validTo <= soon ? <Tag kind="due">将到期</Tag> : null}
        </span>
      ),
    },
    {
      head: CHECKED,
      cell: (row) =>
        row.lapsed ? (
          <span className="row second">请看新证</span>
        ) : (
          <span className="row ok">
            <Icon name="check" />
            <span className="cut">{row.checked}</span>
          </span>
        ),
    },
  ];
}

function Proof({ row }: { row: ProofRow }) {
  if (row.proof !== null) return <span className="whole-name">{row.proof}</span>;
  return (
    <span className="row second">
      <Icon name="lock" />
      此台不显示
    </span>
  );
}

function ageRow(record: ResidentRecord): ProofRow[] {
  if (!record.elder) return [];
  return [
    {
      key: 'elder',
      label: `${record.elderAge} 岁及以上`,
      proof: ID_KIND_LABELS[record.idKind],
      number: record.maskedIdNumber.replace(/^(.{4}).*\*+/, '$1…'),
      validTo: null,
      lapsed: false,
      checked: '按就诊日自动判定',
    },
  ];
}

export function proofRow(one: ResidentCredential): ProofRow {
  return {
    key: one.credentialId,
    label: one.label,
    proof: one.kind === null ? null : PROOF_KIND_LABELS[one.kind],
    number: one.restricted ? '—' : one.maskedNumber.replace(/^(.{0,4}).*\*+/, '$1…'),
    validTo: one.validTo,
    lapsed: one.lapsed,
    checked: `${one.checkedBy} ${dayOf(one.checkedAt)}`,
  };
}
